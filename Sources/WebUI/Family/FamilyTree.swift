import SwiftProtobuf
import TemporalAPI

/// The workflows of one family, each below the one that started it.
enum FamilyTree {
  /// A workflow with its children. Its runs that followed each other, by continuing as new, retry or reset, are one.
  struct Node: Sendable {
    /// Newest first; never empty.
    var runs: [WorkflowExecutionInfo]
    var children: [Node] = []

    var id: String { runs[0].execution.workflowID }

    /// Whether this run is one of the node's.
    func holds(_ runID: String) -> Bool { runs.contains { $0.execution.runID == runID } }

    /// How many workflows there are from here down.
    var count: Int { children.reduce(1) { $0 + $1.count } }
  }

  /// The trees that these workflows make: one, unless a parent is missing among them. Siblings stand in the order of their first runs.
  static func trees(_ infos: [WorkflowExecutionInfo]) -> [Node] {
    let known = Set(infos.map(\.execution.runID))
    var byParent: [String: [WorkflowExecutionInfo]] = [:]
    for info in infos {
      let parent = info.hasParentExecution && known.contains(info.parentExecution.runID) ? info.parentExecution.runID : ""
      byParent[parent, default: []].append(info)
    }
    return nodes(byParent[""] ?? [], byParent, level: 0)
  }

  /// How deep trees go; what lies below is seen from the page of a workflow further down.
  static let depth = 32

  private static func nodes(
    _ infos: [WorkflowExecutionInfo], _ byParent: [String: [WorkflowExecutionInfo]], level: Int
  ) -> [Node] {
    guard level < depth else { return [] }
    let grouped = Dictionary(grouping: infos, by: \.execution.workflowID)
    let nodes = grouped.values.map { runs in
      var node = Node(runs: runs.sorted { isEarlier($1, $0) })
      node.children = self.nodes(node.runs.flatMap { byParent[$0.execution.runID] ?? [] }, byParent, level: level + 1)
      return node
    }
    return nodes.sorted { isEarlier($0.runs[$0.runs.count - 1], $1.runs[$1.runs.count - 1]) }
  }

  private static func isEarlier(_ left: WorkflowExecutionInfo, _ right: WorkflowExecutionInfo) -> Bool {
    let (a, b) = (left.startTime, right.startTime)
    return (a.seconds, a.nanos, left.execution.runID) < (b.seconds, b.nanos, right.execution.runID)
  }
}
