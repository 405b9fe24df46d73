public import Model
public import SwiftProtobuf
public import TemporalAPI

extension WallTime {
  /// The time as the API writes it.
  public var timestamp: Google_Protobuf_Timestamp {
    var timestamp = Google_Protobuf_Timestamp()
    let (seconds, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    timestamp.seconds = remainder < 0 ? seconds - 1 : seconds
    timestamp.nanos = Int32(remainder < 0 ? remainder + 1_000_000_000 : remainder)
    return timestamp
  }

  /// The time that the API's message says.
  public init(_ timestamp: Google_Protobuf_Timestamp) {
    self = WallTime.epoch + .seconds(timestamp.seconds) + .nanoseconds(Int64(timestamp.nanos))
  }

  /// The time a record keeps, where 0 means unset.
  init?(recorded nanoseconds: Int64) {
    guard nanoseconds != 0 else { return nil }
    self.init(nanoseconds: nanoseconds)
  }
}

extension WorkflowExecution {
  /// A run as the API names it.
  public init(_ key: ExecutionKey) {
    self.init(workflowID: key.workflowID, runID: key.runID.description)
  }

  init(workflowID: String, runID: String) {
    self.init()
    self.workflowID = workflowID
    self.runID = runID
  }
}

extension Duration {
  /// The duration as the API writes it.
  public var proto: Google_Protobuf_Duration {
    var duration = Google_Protobuf_Duration()
    duration.seconds = components.seconds
    duration.nanos = Int32(components.attoseconds / 1_000_000_000)
    return duration
  }

  /// The duration that the API's message says.
  public init(_ proto: Google_Protobuf_Duration) {
    self = .seconds(proto.seconds) + .nanoseconds(Int64(proto.nanos))
  }
}
