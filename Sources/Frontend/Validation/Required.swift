import FoundationEssentials
import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

/// Checks that many requests share. Each throws INVALID_ARGUMENT in the words that SDKs and users know.
enum Required {
  /// The execution with its ids in shape. An empty run id stands for the current run.
  static func execution(_ execution: WorkflowExecution?) throws(ServiceError) {
    guard let execution else { throw .invalidArgument("Execution is not set on request.") }
    if execution.workflowID.isEmpty { throw .invalidArgument("WorkflowId is not set on request.") }
    if !execution.runID.isEmpty && UniqueID(execution.runID) == nil { throw .invalidArgument("Invalid RunId.") }
  }

  /// The length of a text, in bytes of UTF-8.
  static func length(_ text: String, of field: String, rules: Rules) throws(ServiceError) {
    if text.utf8.count > rules.maximumIDLength { throw .invalidArgument("\(field) length exceeds limit.") }
  }

  /// A duration that is not negative and well formed.
  static func duration(_ duration: Google_Protobuf_Duration, _ field: String) throws(ServiceError) {
    if let cause = duration.defect {
      throw .invalidArgument("An invalid \(field) is set on request. cause: \(cause)")
    }
  }

  static func payloads(_ payloads: Payloads, rules: Rules) throws(ServiceError) {
    if payloads.wireSize > rules.maximumPayloadBytes { throw .invalidArgument("Blob data size exceeds limit.") }
  }

  static func memo(_ memo: Memo, rules: Rules) throws(ServiceError) {
    if memo.wireSize > rules.maximumMemoBytes { throw .invalidArgument("Memo size exceeds limit.") }
  }
}

extension Google_Protobuf_Duration {
  /// The length of time that the message says.
  var length: Duration { .seconds(seconds) + .nanoseconds(Int64(nanos)) }

  /// What is wrong with the duration, in words; nil for nothing.
  var defect: String? {
    if seconds < 0 && nanos <= 0 || seconds == 0 && nanos < 0 { return "negative duration" }
    if seconds < 0 || nanos < 0 { return "duration has seconds and nanos with different signs" }
    return nil
  }
}

extension Payload {
  /// The size on the wire in bytes, without making the bytes.
  fileprivate var wireSize: Int {
    var size = data.isEmpty ? 0 : fieldSize(data.count)
    for (key, value) in metadata { size += fieldSize(fieldSize(key.utf8.count) + fieldSize(value.count)) }
    return externalPayloads.isEmpty ? size : size + externalPayloads.count * 12
  }
}

extension Payloads {
  /// The size on the wire in bytes, without making the bytes.
  var wireSize: Int { payloads.reduce(0) { $0 + fieldSize($1.wireSize) } }
}

extension Memo {
  /// The size on the wire in bytes, without making the bytes.
  var wireSize: Int { fields.reduce(0) { $0 + fieldSize(fieldSize($1.key.utf8.count) + fieldSize($1.value.wireSize)) } }
}

/// The size of a length-delimited field: tag, length and content.
private func fieldSize(_ content: Int) -> Int {
  var lengthBytes = 1
  var rest = content >> 7
  while rest > 0 {
    lengthBytes += 1
    rest >>= 7
  }
  return 1 + lengthBytes + content
}
