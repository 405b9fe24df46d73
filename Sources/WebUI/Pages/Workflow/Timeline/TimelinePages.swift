import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// The first tab of a run: what went in and came out, and a drawing of what happened in between.
enum TimelinePages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/timeline", show),
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/timeline/lanes", lanes),
  ]

  /// How many lanes are drawn where nobody asks for more, and at most.
  private static let usual = 150
  private static let most = 1500
  /// How many events are read for them at most, unless somebody asks for what began before these.
  private static let readAtMost = 20_000
  /// In how many events what goes on is looked for without being asked.
  private static let lookedThrough = 5000

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    let count = min(max(visit.query["lanes"].flatMap { Int($0) } ?? usual, 1), most)
    let reader = HistoryReader(visit: visit)
    async let panel = StuckPanel.load(visit, described)
    let drawn = try await read(reader, count: count, described: described, alsoOlder: visit.query["open"] == "all")
    let beginning = drawn.isWhole ? drawn.events.prefix(8) : try await reader.events(8, newestFirst: false).events.prefix(8)
    let (info, stuck) = (described.workflowExecutionInfo, await panel)
    let timeline = TimelineView(drawn, of: info, links: visit.eventLinks, now: Date())
    let model = TimelineModel(
      head: stuck == nil
        ? await WorkflowHead(described, tab: .timeline, asking: visit)
        : WorkflowHead(described, tab: .timeline, visit: visit).withoutWarnings,
      stuck: stuck, ends: RunEnds(beginning: beginning, last: drawn.events.last), timeline: timeline,
      familyHref: timeline.hasChildren || info.hasParentExecution ? visit.eventLinks.page("relationships", "timeline") : nil)
    return .page(
      Page(
        template: "pages/workflow-timeline", title: visit["workflow"], model: model, place: .workflows,
        live: WorkflowLive.address(described, visit: visit)))
  }

  /// The lanes alone, on the scale of the drawing that they are put into.
  @Sendable private static func lanes(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    var drawn = try await read(HistoryReader(visit: visit), count: usual, described: described)
    // Where the children have lanes of their own already.
    if visit.query["children"] == "no" { drawn.groups.removeAll { $0.category == .child } }
    let scale = visit.query["scale"].flatMap { TimeScale(text: $0) }
    let view = TimelineView(drawn, of: described.workflowExecutionInfo, links: visit.eventLinks, now: Date(), scale: scale)
    return .page(Page(template: "parts/timeline-lanes-fragment", title: visit["workflow"], model: view))
  }

  private static func read(
    _ reader: HistoryReader, count: Int, described: DescribeWorkflowExecutionResponse, alsoOlder: Bool = false
  ) async throws -> DrawnHistory {
    var pass = reader.pass(newestFirst: true)
    var events: [HistoryEvent] = []
    var drawn = DrawnHistory()
    while drawn.newest < count, events.count < readAtMost, let page = try await pass.next() {
      events += page
      drawn = DrawnHistory(
        events.reversed(), isWhole: pass.isAtEnd, count: count, pending: described.pendingActivities, canShowMore: count < most)
    }
    if pass.isAtEnd { return drawn }
    var older = OpenBeginnings()
    older.pass(events)
    var read = events.count
    while alsoOlder || read < lookedThrough, let page = try await pass.next() {
      older.add(page)
      read += page.count
    }
    guard pass.isAtEnd else { return drawn }
    return DrawnHistory(
      events.reversed(), isWhole: false, count: count, pending: described.pendingActivities, older: older.events, canShowMore: count < most)
  }
}

/// What the page of a timeline shows.
struct TimelineModel: Sendable {
  let head: WorkflowHead
  /// Nil for a run that has ended.
  let stuck: StuckPanel?
  let ends: RunEnds
  let timeline: TimelineView
  /// The timeline of all its family; nil: it has none that is known.
  let familyHref: String?
}
