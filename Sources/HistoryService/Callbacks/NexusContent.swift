import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// A payload or a failure as Nexus puts it into an HTTP body. No headers and no body: there is no value.
struct NexusContent: Equatable {
  var headers: [String: String] = [:]
  var body: [UInt8] = []

  init() {}

  /// A payload whose metadata says no more than a content type can is sent bare; any other as the message itself.
  init(_ payload: Payload) {
    let metadata = payload.metadata.mapValues { String(decoding: $0, as: UTF8.self) }
    var type: String?
    switch (metadata["encoding"], metadata["messageType"], metadata.count) {
    case ("binary/null", nil, 1): return
    case ("json/plain", nil, 1): type = "application/json"
    case ("binary/plain", nil, 1): type = "application/octet-stream"
    case ("json/protobuf", let message?, 2): type = "application/json; format=protobuf; message-type=\"\(message)\""
    case ("binary/protobuf", let message?, 2): type = "application/x-protobuf; message-type=\"\(message)\""
    default: break
    }
    headers["content-type"] = type ?? "application/x-temporal-payload"
    // Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
    body = type == nil ? (try? payload.serializedBytes()) ?? [] : Array(payload.data)
  }

  init(_ failure: Failure) {
    headers["content-type"] = "application/json"
    body = (try? Google_Protobuf_Struct(failure).jsonUTF8Bytes()) ?? []
  }
}

extension Google_Protobuf_Struct {
  /// A failure in Nexus' form: what Temporal knows beyond message and stack trace is in `details`.
  fileprivate init(_ failure: Failure) throws {
    var rest = failure
    rest.message = ""
    rest.stackTrace = ""
    self.init(fields: ["message": Google_Protobuf_Value(stringValue: failure.message)])
    fields["metadata"] = Google_Protobuf_Value(structValue: ["type": Google_Protobuf_Value(stringValue: Failure.protoMessageName)])
    fields["details"] = Google_Protobuf_Value(structValue: try Google_Protobuf_Struct(jsonString: try rest.jsonString()))
    if !failure.stackTrace.isEmpty { fields["stackTrace"] = Google_Protobuf_Value(stringValue: failure.stackTrace) }
    if failure.hasCause { fields["cause"] = Google_Protobuf_Value(structValue: try Google_Protobuf_Struct(failure.cause)) }
  }
}
