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
  /// How many events are read for them at most.
  private static let readAtMost = 20_000

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    let count = min(max(visit.query["lanes"].flatMap { Int($0) } ?? usual, 1), most)
    let reader = HistoryReader(visit: visit)
    let drawn = try await read(reader, count: count, described: described)
    let beginning = drawn.isWhole ? Array(drawn.events.prefix(8)) : try await reader.beginning()
    var head = WorkflowHead(described, tab: .timeline, visit: visit)
    await head.addNotices(described, visit: visit)
    let model = TimelineModel(
      head: head, ends: RunEnds(beginning: beginning, last: drawn.events.last),
      timeline: TimelineView(drawn, described: described, links: visit.eventLinks, now: Date()))
    var page = Page(template: "pages/workflow-timeline", title: visit["workflow"], model: model, place: .workflows)
    page.live = WorkflowPages.liveLink(described, visit: visit)
    return .page(page)
  }

  /// The lanes alone, on the scale of the drawing that they are put into.
  @Sendable private static func lanes(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    let drawn = try await read(HistoryReader(visit: visit), count: usual, described: described)
    let scale = visit.query["scale"].flatMap { TimeScale(text: $0) }
    let view = TimelineView(drawn, described: described, links: visit.eventLinks, now: Date(), scale: scale)
    return .page(Page(template: "parts/timeline-lanes-fragment", title: visit["workflow"], model: view))
  }

  private static func read(
    _ reader: HistoryReader, count: Int, described: DescribeWorkflowExecutionResponse
  ) async throws -> DrawnHistory {
    var events: [HistoryEvent] = []
    var token = Data()
    var groups: [EventGroup] = []
    repeat {
      let page = try await reader.read(newestFirst: true, from: token, size: 1000)
      events += page.events
      token = page.next
      groups = TimelineLayout.shown(EventGroups.make(events.reversed(), pending: described.pendingActivities))
    } while !token.isEmpty && groups.count < count && events.count < readAtMost
    return DrawnHistory(
      events: events.reversed(), isWhole: token.isEmpty, groups: Array(groups.suffix(count)), isCut: !token.isEmpty || groups.count > count,
      canShowMore: count < most)
  }
}

/// What of a history is drawn.
struct DrawnHistory: Sendable {
  /// What was read, the oldest first.
  let events: [HistoryEvent]
  /// Whether that is all of the history.
  let isWhole: Bool
  let groups: [EventGroup]
  /// Whether there are groups before these.
  let isCut: Bool
  let canShowMore: Bool
}

/// What the page of a timeline shows.
struct TimelineModel: Sendable {
  let head: WorkflowHead
  let ends: RunEnds
  let timeline: TimelineView
}

/// What went into a run and what came out.
struct RunEnds: Sendable {
  let input: [PayloadView]
  /// What the end is: a result, a failure; nil while there is none.
  let endLabel: String?
  let result: [PayloadView]
  let failure: FailureView?
  /// Said where that says it all.
  let endText: String?
  /// Whether it ended without a word.
  let hasNothing: Bool
  let sdk: String?

  init(beginning: [HistoryEvent], last: HistoryEvent?) {
    var input: [PayloadView] = []
    var sdk: String?
    for event in beginning {
      if case .workflowExecutionStartedEventAttributes(let started)? = event.attributes { input = PayloadView.all(started.input) }
      if case .workflowTaskCompletedEventAttributes(let done)? = event.attributes, sdk == nil, !done.sdkMetadata.sdkName.isEmpty {
        sdk = "\(done.sdkMetadata.sdkName) \(done.sdkMetadata.sdkVersion)"
      }
    }
    self.input = input
    self.sdk = sdk
    var (label, result, failure, text): (String?, [PayloadView], FailureView?, String?) = (nil, [], nil, nil)
    switch last?.attributes {
    case .workflowExecutionCompletedEventAttributes(let a): (label, result) = ("Result", PayloadView.all(a.result))
    case .workflowExecutionFailedEventAttributes(let a): (label, failure) = ("Failure", FailureView(a.failure))
    case .workflowExecutionCanceledEventAttributes(let a):
      (label, result, text) = ("Canceled", PayloadView.all(a.details), "The workflow ended as canceled.")
    case .workflowExecutionTerminatedEventAttributes(let a):
      (label, result, text) = ("Terminated", PayloadView.all(a.details), last.map { EventSummary.text($0) })
    case .workflowExecutionTimedOutEventAttributes: (label, text) = ("Timed out", "The run took longer than it may.")
    case .workflowExecutionContinuedAsNewEventAttributes(let a): (label, result) = ("Continued as new with", PayloadView.all(a.input))
    default: break
    }
    (endLabel, self.result, self.failure, endText) = (label, result, failure, text)
    hasNothing = result.isEmpty && failure == nil && text == nil
  }
}
