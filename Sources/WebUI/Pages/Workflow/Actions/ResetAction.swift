import FoundationEssentials
import TemporalAPI
import TemporalServices

extension WorkflowAction {
  static let reset = WorkflowAction(
    segment: "reset", kind: .resetWorkflow, label: "Reset", fits: { _, _ in true },
    explanation: "A new run begins with the history up to the chosen point and goes on from there. This run is terminated if it is open.",
    fields: { visit in
      [
        visit.field("event", "Go back to", hint: "What came after it is forgotten by the new run.").choosing(try await points(visit)),
        visit.field("reason", "Reason"),
        visit.field("no-signals", "Leave out signals that came later").check(visit.form.has("no-signals")),
        visit.field("no-updates", "Leave out updates that came later").check(visit.form.has("no-updates")),
        visit.field("no-nexus", "Leave out Nexus operations that ended later").check(visit.form.has("no-nexus")),
      ]
    },
    perform: { visit in
      var request = ResetWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      guard let event = visit.form["event"].flatMap({ Int64($0) }) else {
        throw FormFailure(["event": "Choose an event to go back to."])
      }
      request.workflowTaskFinishEventID = event
      request.reason = visit.form["reason"] ?? ""
      request.requestID = UUID().uuidString
      request.identity = UIIdentity.name
      let types: [(String, ResetReapplyExcludeType)] = [("no-signals", .signal), ("no-updates", .update), ("no-nexus", .nexus)]
      request.resetReapplyExcludeTypes = types.filter { visit.form.has($0.0) }.map(\.1)
      let answer = try await visit.call(WorkflowServiceMethods.resetWorkflowExecution, request)
      return .redirect(
        visit.links.workflow(visit.namespace, visit["workflow"], answer.runID), Flash("Reset to event \(event). This is the new run."))
    })

  /// How many events are looked at for points.
  private static let readAtMost = 10_000

  /// The newest workflow tasks that have ended, each with what followed it.
  private static func points(_ visit: Visit) async throws -> [(value: String, label: String)] {
    var pass = HistoryReader(visit: visit).pass(newestFirst: true)
    var events: [HistoryEvent] = []
    while events.count < readAtMost, events.count(where: ResetPoints.isPoint) < ResetPoints.most, let page = try await pass.next() {
      events += page
    }
    let found = ResetPoints.points(events)
    guard !found.isEmpty else {
      throw PageFailure.badField("Reset", "no workflow task of this run has ended, so there is no point to go back to.")
    }
    return found
  }
}

/// The events of a history that a run can go back to.
enum ResetPoints {
  /// How many there are to choose from.
  static let most = 100

  /// - Parameter events: The newest first. Answers at most `most`.
  static func points(_ events: [HistoryEvent]) -> [(value: String, label: String)] {
    var found: [(value: String, label: String)] = []
    for (index, event) in events.enumerated() where isPoint(event) && found.count < most {
      let next = index > 0 ? events[index - 1] : nil
      let time = TimeView(event.eventTime)?.text ?? ""
      let then = next.map { " · then: \($0.eventType.kind.name) \(PayloadLine.cut(EventSummary.text($0), 60))" } ?? " · the last"
      found.append(("\(event.eventID)", "Event \(event.eventID) · \(event.eventType.kind.name) · \(time)\(then)"))
    }
    return found
  }

  /// Whether a run can go back to it.
  static func isPoint(_ event: HistoryEvent) -> Bool {
    [.workflowTaskCompleted, .workflowTaskFailed, .workflowTaskTimedOut].contains(event.eventType)
  }
}
