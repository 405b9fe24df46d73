import FoundationEssentials
import TemporalAPI

/// A group of events as a list of them shows it.
struct GroupView: Sendable {
  let id: Int64
  /// What it is: `Activity`.
  let kind: String
  let category: String
  let title: String
  let style: String
  let word: String
  let summary: String
  let start: TimeView?
  let duration: String?
  /// Above one.
  let attempts: Int?
  let failure: FailureView?
  /// Said where its beginning is not among what was read.
  let isCut: Bool
  let href: String
  let events: [EventView]

  init(_ group: EventGroup, links: EventLinks) {
    id = group.id
    kind = group.category.singular
    category = group.category.rawValue
    title = group.title.isEmpty ? "begun by event \(group.id)" : group.title
    style = group.outcome.rawValue
    word = group.outcome.word
    summary = EventSummary.text(group.hasBeginning ? group.first : group.last)
    start = TimeView(group.first.eventTime)
    duration = group.events.count > 1 ? group.end.map { DurationText.text($0.timeIntervalSince(group.start)) } : nil
    attempts = group.attempt > 1 ? group.attempt : nil
    failure = Self.failure(of: group)
    isCut = !group.hasBeginning
    href = links.event(group.first.eventID)
    events = EventView.all(group.events, newestFirst: false, links: links)
  }

  /// What it ended with, or what its last attempt ended with.
  static func failure(of group: EventGroup) -> FailureView? {
    (group.failure ?? group.pendingActivity.flatMap { $0.hasLastFailure ? $0.lastFailure : nil }).map(FailureView.init)
  }
}
