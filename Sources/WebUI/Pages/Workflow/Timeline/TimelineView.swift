import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// A timeline as its template draws it.
struct TimelineView: Sendable {
  /// The run itself.
  let run: RunLane
  let lanes: [LaneView]
  let axis: TimelineAxis
  /// What is left out, in a sentence; nil: nothing.
  let note: String?
  let more: ChoiceLink?
  /// Leads to the same with what goes on and began before what was read; nil: nothing can be missing.
  let allOpen: ChoiceLink?
  let isEmpty: Bool
  let hasChildren: Bool

  /// The bar of the run.
  struct RunLane: Sendable {
    let style: String
    let from: String
    let to: String
    let tip: String
    /// Where it ended; nil while it is open.
    let mark: String?
  }

  init(_ drawn: DrawnHistory, of info: WorkflowExecutionInfo, links: EventLinks, now: Date, scale given: TimeScale? = nil) {
    let began = Date(info.startTime)
    let isOpen = info.status.isOpen
    let first = drawn.isCut ? drawn.groups.first?.start ?? began : began
    let close = info.hasCloseTime ? Date(info.closeTime) : now
    let layout = TimelineLayout(drawn.groups, start: first, now: isOpen ? now : close, scale: given)
    let (from, to) = (layout.scale.place(began.timeIntervalSince1970), layout.scale.place(close.timeIntervalSince1970))
    run = RunLane(
      style: info.status.outcome.rawValue, from: Percent.text(from), to: Percent.text(max(to, from + Percent.least)),
      tip: "\(StatusView(info.status).word), \(DurationText.text(close.timeIntervalSince(began)))", mark: isOpen ? nil : Percent.text(to))
    lanes = layout.lanes.map { LaneView($0, links: links, scale: layout.scale, now: now) }
    axis = TimelineAxis(layout.scale, since: began)
    isEmpty = lanes.isEmpty
    hasChildren = lanes.contains { $0.childLanes != nil }
    let others = drawn.groups.count > drawn.newest ? ", and what began before them and goes on" : ""
    note = drawn.isCut ? "Only the newest \(drawn.newest) of the things that happened are drawn\(others)." : nil
    more =
      drawn.isCut && drawn.canShowMore
      ? ChoiceLink("Draw more", links.tab("timeline", query: [("lanes", "\(drawn.newest * 3)")])) : nil
    allOpen =
      drawn.mayMissOpen && isOpen
      ? ChoiceLink(
        "Look for all that goes on", links.tab("timeline", query: [("lanes", "\(max(drawn.newest, 1))"), ("open", "all")])) : nil
  }
}
