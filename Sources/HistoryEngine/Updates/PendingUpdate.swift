import HistoryRecords
import Model
import SwiftProtobuf
public import TemporalAPI

/// What workers and server tell each other of updates.
public typealias ProtocolMessage = ProtocolMessageMessage

/// An update that the workflow has neither accepted nor rejected.
///
/// It is soft state: when the server forgets it, its caller asks again. Only one that a reset took over from another run is in the history.
public struct PendingUpdate: Sendable, Equatable {
  /// What the client asked for; empty once the run is closed, because then only the update's id matters.
  public internal(set) var request: UpdateRequest
  /// The event by which it was admitted; 0: it is in no history.
  public let admittedEventID: Int64
  /// A worker has been told of it by the workflow task that runs, or by one before that the worker has only prolonged.
  public internal(set) var isSent = false
  /// The size of the request on the wire.
  let bytes: Int

  init(_ request: UpdateRequest, admittedEventID: Int64 = 0) {
    self.request = request
    self.admittedEventID = admittedEventID
    bytes = request.wireBytes
  }

  init(_ record: AdmittedUpdateRecord) {
    self.init(record.request, admittedEventID: record.admittedEventID)
  }

  /// The client's or the server's name for the update, which is unique within its run.
  public var id: String { request.meta.updateID }

  /// What is stored of it when it is in the history.
  var record: AdmittedUpdateRecord {
    var record = AdmittedUpdateRecord()
    record.admittedEventID = admittedEventID
    record.request = request
    return record
  }

  /// The message that brings it to a worker, to be dealt with behind the event.
  func message(behind eventID: Int64) -> ProtocolMessage {
    var message = ProtocolMessage()
    message.id = "\(id)/request"
    message.protocolInstanceID = id
    message.eventID = eventID
    // Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
    message.body = (try? Google_Protobuf_Any(message: request)) ?? Google_Protobuf_Any()
    return message
  }
}
