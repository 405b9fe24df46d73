import Foundation
import TemporalAPI

/// A workflow among the lanes of its family's timeline: its runs, one behind the other.
struct FamilyLane: Sendable {
  let node: FamilyTree.Node
  /// How far it is below the first.
  let depth: Int
  /// The oldest first; a run that is open has no end.
  let spans: [Span]

  /// When a run began and ended, in seconds.
  struct Span: Sendable, Hashable {
    let runID: String
    let start: Double
    let end: Double?
    let status: WorkflowExecutionStatus
  }

  /// All workflows of these trees, each above its children. One whose start is not known has no place in time and is left out.
  static func all(_ trees: [FamilyTree.Node], depth: Int = 0) -> [FamilyLane] {
    trees.flatMap { node -> [FamilyLane] in
      let lane = FamilyLane(node, depth: depth)
      return (lane.spans.isEmpty ? [] : [lane]) + all(node.children, depth: depth + 1)
    }
  }

  private init(_ node: FamilyTree.Node, depth: Int) {
    self.node = node
    self.depth = depth
    spans = node.runs.reversed().filter(\.hasStartTime).map { info in
      let end = info.hasCloseTime ? Date(info.closeTime).timeIntervalSince1970 : nil
      return Span(
        runID: info.execution.runID, start: Date(info.startTime).timeIntervalSince1970, end: info.status.isOpen ? nil : end,
        status: info.status)
    }
  }

  var start: Double { spans[0].start }
  /// Nil while it is open.
  var end: Double? { spans[spans.count - 1].end }

  /// The scale on which these lie; `now` is where those end that are open.
  static func scale(_ lanes: [FamilyLane], now: Date) -> TimeScale {
    let moments = lanes.flatMap(\.spans).flatMap { [$0.start, $0.end ?? now.timeIntervalSince1970] }
    return TimeScale(moments)
  }
}
