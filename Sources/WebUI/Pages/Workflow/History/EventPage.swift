import FoundationEssentials
import TemporalAPI

/// One event, with those that tell of the same thing.
enum EventPage {
  @Sendable static func show(_ visit: Visit) async throws -> Reply {
    guard let id = Int64(visit["event"]), id > 0 else { throw PageFailure.noPage }
    let described = try await WorkflowPages.describe(visit)
    let length = described.workflowExecutionInfo.historyLength
    guard id <= length else { throw PageFailure.noPage }
    let around = try await HistoryReader(visit: visit).around(id, length: length)
    guard let place = around.firstIndex(where: { $0.eventID == id }) else { throw PageFailure.noPage }
    let event = around[place]
    let beginning = EventGroups.beginning(of: event)
    let group = EventGroups.make(
      around.filter { EventGroups.beginning(of: $0) == beginning }, pending: described.pendingActivities)[0]
    let model = EventModel(
      head: WorkflowHead(described, tab: .history, visit: visit),
      event: EventView(event, after: place > 0 ? around[place - 1] : nil, links: visit.eventLinks),
      group: GroupView(group, links: visit.eventLinks), isAlone: group.events.count == 1,
      lastFailure: group.last.eventID == id && group.pendingActivity == nil ? nil : GroupView.failure(of: group),
      pending: group.pendingActivity.map { PendingText.facts($0) } ?? [],
      previous: id > 1 ? ChoiceLink("Event \(id - 1)", visit.eventLinks.event(id - 1)) : nil,
      next: id < length ? ChoiceLink("Event \(id + 1)", visit.eventLinks.event(id + 1)) : nil,
      resetHref: resetHref(event, visit: visit), json: HistoryJSON.text([event]))
    let isFragment = visit.query.has("fragment")
    return .page(
      Page(
        template: isFragment ? "parts/event-fragment" : "pages/workflow-event", title: "Event \(id) · \(visit["workflow"])", model: model,
        place: .workflows))
  }

  /// Where to go back to this event; nil where that cannot be, or may not be done from here.
  private static func resetHref(_ event: HistoryEvent, visit: Visit) -> String? {
    guard visit.allows(.resetWorkflow), ResetPoints.isPoint(event) else { return nil }
    return visit.eventLinks.tab("reset", query: [("event", "\(event.eventID)")])
  }
}

/// What the page of an event shows.
struct EventModel: Sendable {
  let head: WorkflowHead
  let event: EventView
  let group: GroupView
  let isAlone: Bool
  /// The group's, where the event itself does not hold it.
  let lastFailure: FailureView?
  let pending: [Fact]
  let previous: ChoiceLink?
  let next: ChoiceLink?
  let resetHref: String?
  let json: String
}

/// What is known of an activity that has not ended.
private enum PendingText {
  static func facts(_ pending: WorkflowPendingActivityInfo) -> [Fact] {
    let attempts = pending.maximumAttempts > 0 ? "\(pending.attempt) of \(pending.maximumAttempts)" : "\(pending.attempt)"
    return Fact.list(
      Fact("Attempt", attempts),
      Fact("Last started", time: TimeView(pending.lastStartedTime)),
      Fact("Last heartbeat", time: TimeView(pending.lastHeartbeatTime)),
      Fact("Next attempt", time: TimeView(pending.nextAttemptScheduleTime)),
      Fact("Last worker", pending.lastWorkerIdentity))
  }
}
