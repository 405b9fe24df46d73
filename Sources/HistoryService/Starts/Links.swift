import FoundationEssentials
import Model
import TemporalAPI

extension Link {
  /// A link to an event by its id.
  static func event(_ id: Int64, _ type: EventType, of key: ExecutionKey, namespace: String) -> Link {
    var link = Link()
    link.workflowEvent.namespace = namespace
    link.workflowEvent.workflowID = key.workflowID
    link.workflowEvent.runID = key.runID.description
    link.workflowEvent.eventRef.eventID = id
    link.workflowEvent.eventRef.eventType = type
    return link
  }

  /// A link to the event that a request made, whose id may not be known yet.
  static func request(_ requestID: String, _ type: EventType, of key: ExecutionKey, namespace: String) -> Link {
    var link = Link()
    link.workflowEvent.namespace = namespace
    link.workflowEvent.workflowID = key.workflowID
    link.workflowEvent.runID = key.runID.description
    link.workflowEvent.requestIDRef.requestID = requestID
    link.workflowEvent.requestIDRef.eventType = type
    return link
  }
}

extension Payloads {
  /// One JSON string, as the server's own payloads are written. `text` needs no escaping.
  static func text(_ text: String) -> Payloads {
    var payload = Payload()
    payload.metadata["encoding"] = Data("json/plain".utf8)
    payload.data = Data("\"\(text)\"".utf8)
    var payloads = Payloads()
    payloads.payloads = [payload]
    return payloads
  }
}
