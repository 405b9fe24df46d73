import TemporalAPI

/// A workflow in the tree of its family.
struct FamilyNodeView: Sendable {
  let id: String
  let type: String
  let status: StatusView
  let href: String
  let start: TimeView?
  let duration: String?
  /// Whether it is the workflow whose page this is.
  let isCurrent: Bool
  /// `3 runs`; nil for one.
  let runs: String?
  let children: [FamilyNodeView]
  let hasChildren: Bool
  /// `12 workflows below`.
  let below: String
  /// Whether its children are seen without opening it.
  let isOpen: Bool
  /// Names the place in the tree, so that what is open stays open.
  let place: String

  /// How many levels below the reader's workflow are open.
  private static let openLevels = 2

  init(_ node: FamilyTree.Node, current: String, visit: Visit, place: String = "n", levelsBelow: Int? = nil) {
    let holdsCurrent = node.holds(current)
    // The reader's own run, where it is one of several; else the newest.
    let info = node.runs.first { $0.execution.runID == current } ?? node.runs[0]
    id = node.id
    type = info.type.name
    status = StatusView(info.status)
    href = visit.links.workflow(visit.namespace, id, info.execution.runID, "relationships")
    start = TimeView(info.startTime)
    duration = DurationText.text(from: info.startTime, to: info.closeTime)
    isCurrent = holdsCurrent
    runs = node.runs.count > 1 ? "\(node.runs.count) runs" : nil
    let level = holdsCurrent ? 0 : levelsBelow.map { $0 + 1 }
    let nodes = node.children.enumerated().map {
      FamilyNodeView($0.element, current: current, visit: visit, place: "\(place)-\($0.offset)", levelsBelow: level)
    }
    children = nodes
    hasChildren = !nodes.isEmpty
    let count = node.count - 1
    below = count == 1 ? "1 workflow below" : "\(count) workflows below"
    let leadsOn = nodes.contains { $0.isOnPath }
    isOpen = leadsOn || (level ?? Self.openLevels) < Self.openLevels
    isOnPath = holdsCurrent || leadsOn
    self.place = place
  }

  /// Whether the reader's workflow is this one or below it.
  private let isOnPath: Bool
}
