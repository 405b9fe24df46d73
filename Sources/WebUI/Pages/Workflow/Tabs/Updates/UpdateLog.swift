import TemporalAPI

/// The updates that a history tells of.
enum UpdateLog {
  /// One of them.
  struct Entry: Sendable {
    let id: String
    let name: String
    let arguments: Payloads
    let identity: String
    /// The event that accepted it; nil where it lies before what was read.
    let accepted: HistoryEvent?
    let completed: HistoryEvent?
    let outcome: UpdateOutcome?
  }

  /// From events in any order; the newest updates first.
  static func entries(_ events: [HistoryEvent]) -> [Entry] {
    var completions: [Int64: HistoryEvent] = [:]
    var entries: [(at: Int64, entry: Entry)] = []
    for event in events where event.eventType == .workflowExecutionUpdateCompleted {
      completions[event.workflowExecutionUpdateCompletedEventAttributes.acceptedEventID] = event
    }
    for event in events where event.eventType == .workflowExecutionUpdateAccepted {
      let accepted = event.workflowExecutionUpdateAcceptedEventAttributes
      let completed = completions.removeValue(forKey: event.eventID)
      entries.append((event.eventID, entry(accepted, event, completed)))
    }
    // What was accepted before the part of the history that was read is known by its end alone.
    for (at, event) in completions {
      let ended = event.workflowExecutionUpdateCompletedEventAttributes
      let entry = Entry(
        id: ended.meta.updateID, name: "", arguments: Payloads(), identity: ended.meta.identity, accepted: nil, completed: event,
        outcome: ended.outcome)
      entries.append((at, entry))
    }
    return entries.sorted { $0.at > $1.at }.map(\.entry)
  }

  private static func entry(
    _ accepted: WorkflowExecutionUpdateAcceptedEventAttributes, _ event: HistoryEvent, _ completed: HistoryEvent?
  ) -> Entry {
    let request = accepted.acceptedRequest
    return Entry(
      id: request.meta.updateID.isEmpty ? accepted.protocolInstanceID : request.meta.updateID, name: request.input.name,
      arguments: request.input.args, identity: request.meta.identity, accepted: event, completed: completed,
      outcome: completed?.workflowExecutionUpdateCompletedEventAttributes.outcome)
  }
}
