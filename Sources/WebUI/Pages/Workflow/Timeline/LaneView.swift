import FoundationEssentials
import TemporalAPI

/// A line of a timeline as its template draws it.
struct LaneView: Sendable {
  let id: Int64
  let title: String
  /// Nil where the title says it.
  let kind: String?
  let style: String
  /// All that the drawing says, in words.
  let words: String
  let href: String
  /// The content of that page alone.
  let fragment: String
  let duration: String?
  let attempts: Int?
  let segments: [SegmentView]
  let mark: String?
  let childHref: String?
  /// The lanes of the child.
  let childLanes: String?

  /// A bar.
  struct SegmentView: Sendable {
    let from: String
    let to: String
    let phase: String
    let tip: String
  }

  init(_ lane: TimelineLayout.Lane, links: EventLinks, scale: TimeScale, now: Date) {
    let group = lane.group
    id = group.id
    let name = group.title.isEmpty ? "\(group.category.singular) of event \(group.id)" : group.title
    title = name
    kind = group.shownKind
    style = group.outcome.rawValue
    href = links.event(group.first.eventID)
    fragment = links.event(group.first.eventID, fragment: true)
    let length = (group.end ?? now).timeIntervalSince(group.start)
    duration = lane.segments.isEmpty ? nil : DurationText.text(length)
    attempts = group.attempt > 1 ? group.attempt : nil
    segments = lane.segments.map { segment in
      let seconds = scale.time(segment.to) - scale.time(segment.from)
      return SegmentView(
        from: Percent.text(segment.from), to: Percent.text(max(segment.to, segment.from + 0.15)), phase: segment.phase.rawValue,
        tip: "\(segment.phase.words), \(DurationText.text(seconds))")
    }
    mark = lane.mark.map(Percent.text)
    words = [
      group.shownKind.map { "\($0) \(name)" } ?? name, group.outcome.word.lowercased(),
      duration.map { group.isOpen ? "for \($0) so far" : "after \($0)" },
      attempts.map { "attempt \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let child = group.child
    childHref = child.map { links.workflow($0.execution.workflowID, run: $0.execution.runID, in: $0.namespace) }
    childLanes = child.map {
      let namespace = $0.namespace.isEmpty ? links.namespace : $0.namespace
      return links.links.namespace(namespace, "workflows", $0.execution.workflowID, $0.execution.runID, "timeline", "lanes")
    }
  }
}
