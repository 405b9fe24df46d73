import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// A timeline as its template draws it.
struct TimelineView: Sendable {
  /// The run itself.
  let run: RunLane
  let lanes: [LaneView]
  let ticks: [Tick]
  let folds: [FoldView]
  /// What is left out, in a sentence; nil: nothing.
  let note: String?
  let more: ChoiceLink?
  /// The scale as other workflows' lanes are asked for.
  let scale: String
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

  /// A line across all lanes, and the time since the start that it stands for.
  struct Tick: Sendable {
    let x: String
    let text: String
    /// The zoom from which it is shown: 0 always, 3 only when near.
    let level: Int
  }

  /// A folded stretch.
  struct FoldView: Sendable {
    let x: String
    let width: String
    let middle: String
    let text: String
  }

  init(
    _ drawn: DrawnHistory, described: DescribeWorkflowExecutionResponse, links: EventLinks, now: Date, scale given: TimeScale? = nil
  ) {
    let info = described.workflowExecutionInfo
    let began = Date(info.startTime)
    let isOpen = info.status.isOpen
    let first = drawn.isCut ? drawn.groups.first?.start ?? began : began
    let close = info.hasCloseTime ? Date(info.closeTime) : now
    let layout = TimelineLayout(drawn.groups, start: first, now: isOpen ? now : close, scale: given)
    let (from, to) = (layout.scale.place(began.timeIntervalSince1970), layout.scale.place(close.timeIntervalSince1970))
    let outcome = info.status.outcome
    run = RunLane(
      style: outcome.rawValue, from: Percent.text(from), to: Percent.text(max(to, from + 0.15)),
      tip: "\(StatusView(info.status).word), \(DurationText.text(close.timeIntervalSince(began)))", mark: isOpen ? nil : Percent.text(to))
    lanes = layout.lanes.map { LaneView($0, links: links, scale: layout.scale, now: now) }
    folds = layout.scale.folds.map { fold in
      FoldView(
        x: Percent.text(fold.from), width: Percent.text(fold.to - fold.from), middle: Percent.text((fold.from + fold.to) / 2),
        text: DurationText.text(fold.length))
    }
    ticks = Self.ticks(layout.scale, since: began)
    scale = layout.scale.text
    isEmpty = lanes.isEmpty
    hasChildren = lanes.contains { $0.childLanes != nil }
    note = drawn.isCut ? "Only the newest \(drawn.groups.count) of the things that happened are drawn." : nil
    more =
      drawn.isCut && drawn.canShowMore
      ? ChoiceLink("Draw more", links.tab("timeline", query: [("lanes", "\(drawn.groups.count * 3)")])) : nil
  }

  private static func ticks(_ scale: TimeScale, since start: Date) -> [Tick] {
    let folds = scale.folds
    return (0..<40).compactMap { step -> Tick? in
      let place = Double(step) * 2.5
      guard !folds.contains(where: { $0.from < place && place < $0.to }) else { return nil }
      let level = step % 8 == 0 ? 0 : step % 4 == 0 ? 1 : step % 2 == 0 ? 2 : 3
      return Tick(x: Percent.text(place), text: DurationText.text(scale.time(place) - start.timeIntervalSince1970), level: level)
    }
  }
}

/// A place on the line as SVG has it: `12.5%`.
enum Percent {
  static func text(_ place: Double) -> String { "\(TimeScale.rounded(place))%" }
}

extension WorkflowExecutionStatus {
  /// The same as what events end in.
  fileprivate var outcome: EventOutcome {
    switch self {
    case .completed, .continuedAsNew: .completed
    case .failed: .failed
    case .canceled: .canceled
    case .terminated: .terminated
    case .timedOut: .timedOut
    default: .running
    }
  }
}
