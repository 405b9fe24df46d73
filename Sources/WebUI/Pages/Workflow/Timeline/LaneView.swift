import FoundationEssentials
import TemporalAPI

/// A line of a timeline as its template draws it.
struct LaneView: Sendable {
  /// What names it on the page.
  let id: String
  let title: String
  /// Nil where the title says it.
  let kind: String?
  let style: String
  /// All that the drawing says, in words.
  let words: String
  let href: String
  /// The content of that page alone; nil where it has none.
  let fragment: String?
  let duration: String?
  let attempts: Int?
  let segments: [SegmentView]
  let mark: String?
  /// The lanes of the workflow that it stands for.
  let childLanes: String?
  /// How far it is below the first, where lanes are workflows; nil: they are not.
  var depth: String? = nil
  /// Whether it is what the reader came from.
  var isCurrent = false

  /// A bar.
  struct SegmentView: Sendable {
    let from: String
    let to: String
    let phase: String
    let tip: String

    init(_ from: Double, _ to: Double, _ phase: TimelineLayout.Phase, tip: String) {
      self.from = Percent.text(from)
      self.to = Percent.text(max(to, from + Percent.least))
      self.phase = phase.rawValue
      self.tip = tip
    }
  }

  init(_ lane: TimelineLayout.Lane, links: EventLinks, scale: TimeScale, now: Date) {
    let group = lane.group
    id = "\(group.id)"
    let name = group.title.isEmpty ? "\(group.category.singular) of event \(group.id)" : group.title
    title = name
    kind = group.shownKind
    style = group.outcome.rawValue
    let isRead = group.first.eventID > 0
    href = isRead ? links.event(group.first.eventID) : links.tab(WorkflowTab.pendingActivities.rawValue)
    fragment = isRead && !links.isOnPage ? links.event(group.first.eventID, fragment: true) : nil
    let length = (group.end ?? now).timeIntervalSince(group.start)
    duration = lane.segments.isEmpty ? nil : DurationText.text(length)
    attempts = group.attempt > 1 ? group.attempt : nil
    segments = lane.segments.map { segment in
      let seconds = scale.time(segment.to) - scale.time(segment.from)
      return SegmentView(segment.from, segment.to, segment.phase, tip: "\(segment.phase.words), \(DurationText.text(seconds))")
    }
    mark = lane.mark.map(Percent.text)
    words = [
      group.shownKind.map { "\($0) \(name)" } ?? name, group.outcome.word.lowercased(),
      duration.map { group.isOpen ? "for \($0) so far" : "after \($0)" },
      attempts.map { "attempt \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    childLanes = links.isOnPage ? nil : group.child.map { links.lanes($0.execution, in: $0.namespace) }
  }
}
