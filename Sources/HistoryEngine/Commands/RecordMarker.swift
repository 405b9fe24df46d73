import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// RecordMarker: side effects, versions and local activities of SDKs, opaque to the server.
  mutating func recordMarker(_ command: RecordMarkerCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler)
    throws(CommandFailure)
  {
    guard !command.markerName.isEmpty else {
      throw CommandFailure(.badRecordMarkerAttributes, "MarkerName is not set on RecordMarkerCommand.")
    }
    guard command.markerName.utf8.count <= rules.maximumIDLength else {
      throw CommandFailure(
        .badRecordMarkerAttributes,
        "MarkerName on RecordMarkerCommand exceeds length limit. Length=\(command.markerName.utf8.count) Limit=\(rules.maximumIDLength)")
    }
    let bytes = command.details.values.reduce(0) { $0 + $1.wireBytes }
    try requireBytes(bytes, .badRecordMarkerAttributes, "RecordMarkerCommandAttributes.Details exceeds size limit.")
    var attributes = MarkerRecordedEventAttributes()
    attributes.markerName = command.markerName
    attributes.details = command.details
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    if command.hasHeader { attributes.header = command.header }
    if command.hasFailure { attributes.failure = command.failure }
    append(.markerRecorded, .markerRecordedEventAttributes(attributes), metadata: metadata)
  }

  /// A payload over the blob limit ends the run: the history could never hold it.
  func requireSize(of message: some Message, _ cause: WorkflowTaskFailedCause, _ text: String) throws(CommandFailure) {
    try requireBytes(message.wireBytes, cause, text)
  }

  func requireBytes(_ bytes: Int, _ cause: WorkflowTaskFailedCause, _ text: String) throws(CommandFailure) {
    guard bytes > rules.maximumPayloadBytes else { return }
    throw CommandFailure(cause, text, terminates: true)
  }
}
