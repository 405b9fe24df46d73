import Foundation
import TemporalAPI

/// One timeline of a whole family: a workflow with its parents, children and grandchildren, and on demand what happened in each.
enum FamilyTimelinePage {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/relationships/timeline", show),
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/relationships/timeline/live", live),
  ]

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    let family = await Family.load(visit, described)
    let model = Model(
      head: await WorkflowHead(described, tab: .relationships, asking: visit),
      family: Drawing(family, current: described.workflowExecutionInfo.execution.runID, now: Date(), visit: visit),
      back: visit.eventLinks.tab(WorkflowTab.relationships.rawValue))
    var page = Page(template: "pages/workflow-family", title: "Family of \(visit["workflow"])", model: model, place: .workflows)
    if family.isOpen {
      page.live = visit.links.namespace(
        visit.namespace, "workflows", visit["workflow"], visit["run"], "relationships", "timeline", "live", query: [("seen", family.mark)])
    }
    return .page(page)
  }

  /// Says `changed` when a workflow of the family has begun or ended.
  @Sendable private static func live(_ visit: Visit) async throws -> Reply {
    .watching(from: visit.query["seen"], every: .seconds(3)) {
      let family = await Family.load(visit, try await WorkflowPages.describe(visit))
      return Watched(mark: family.mark, isLast: !family.isOpen)
    }
  }

  private struct Model: Sendable {
    let head: WorkflowHead
    let family: Drawing
    let back: String
  }

  private struct Drawing: Sendable {
    let lanes: [LaneView]
    let axis: TimelineAxis
    let count: String
    /// What is left out, in a sentence; nil: nothing.
    let note: String?

    init(_ family: Family, current: String, now: Date, visit: Visit) {
      let drawn = FamilyLane.all(FamilyTree.trees(family.infos))
      let scale = FamilyLane.scale(drawn, now: now)
      lanes = drawn.enumerated().map {
        LaneView($0.element, number: $0.offset, current: current, visit: visit, scale: scale, now: now)
      }
      axis = TimelineAxis(scale, since: Date(timeIntervalSince1970: drawn.map(\.start).min() ?? 0))
      count = drawn.count == 1 ? "1 workflow" : "\(drawn.count) workflows"
      note = family.isCut ? "The family has more than \(Family.limit) workflows; the newest of them are drawn." : nil
    }
  }
}

extension Family {
  /// Whether one of it has not ended.
  var isOpen: Bool { infos.contains { $0.status.isOpen } }

  /// Another one where a workflow has begun or ended.
  var mark: String {
    ContentHash(infos.map { "\($0.execution.runID) \($0.status.rawValue)" }.sorted().joined(separator: "\n").utf8).text
  }
}
