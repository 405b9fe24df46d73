import FoundationEssentials
import TemporalAPI

/// A group of events as a list of them shows it.
struct GroupView: Sendable {
  let id: Int64
  let title: String
  let style: String
  /// What it is and how it stands: `activity, failed, attempt 3`.
  let note: String
  let summary: String
  let start: TimeView?
  let duration: String?
  let failure: FailureView?
  /// Said where its beginning is not among what was read.
  let isCut: Bool
  let href: String
  let events: [EventView]

  init(_ group: EventGroup, links: EventLinks) {
    id = group.id
    title = group.title.isEmpty ? "begun by event \(group.id)" : group.title
    style = group.outcome.rawValue
    note = Self.note(group)
    summary = EventSummary.text(group.hasBeginning ? group.first : group.last)
    start = TimeView(group.first.eventTime)
    duration = group.events.count > 1 ? group.end.map { DurationText.text($0.timeIntervalSince(group.start)) } : nil
    failure = Self.failure(of: group)
    isCut = !group.hasBeginning
    href = links.event(group.first.eventID)
    events = EventView.all(group.events, newestFirst: false, links: links)
  }

  private static func note(_ group: EventGroup) -> String {
    [
      group.shownKind?.lowercased(), group.outcome == .note || group.category == .workflow ? nil : group.outcome.word.lowercased(),
      group.attempt > 1 ? "attempt \(group.attempt)" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// What it ended with, or what its last attempt ended with.
  static func failure(of group: EventGroup) -> FailureView? {
    (group.failure ?? group.pendingActivity.flatMap { $0.hasLastFailure ? $0.lastFailure : nil }).map(FailureView.init)
  }
}
