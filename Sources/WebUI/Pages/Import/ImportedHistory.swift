import FoundationEssentials
import TemporalAPI

/// A history from a file, as the template shows it.
struct ImportedHistory: Sendable {
  let type: String
  let id: String?
  let status: StatusView
  let start: TimeView?
  let duration: String?
  let count: Int
  let timeline: TimelineView
  let events: [ImportedEvent]
  /// How many events between the first and the last ones are left out; nil: none.
  let omitted: Int?

  /// How many events a page holds at most.
  private static let limit = 2000

  init(_ all: [HistoryEvent], _ visit: Visit) {
    let started = all.first { $0.eventType == .workflowExecutionStarted }?.workflowExecutionStartedEventAttributes ?? .init()
    type = started.workflowType.name
    id = started.workflowID.isEmpty ? nil : started.workflowID
    status = StatusView(Self.status(all.last?.eventType))
    start = all.first.flatMap { TimeView($0.eventTime) }
    duration = all.first.flatMap { first in all.last.flatMap { DurationText.text(from: first.eventTime, to: $0.eventTime) } }
    count = all.count
    timeline = Self.timeline(all, visit)
    let shown = all.count <= Self.limit ? all : Array(all.prefix(Self.limit / 2) + all.suffix(Self.limit / 2))
    omitted = shown.count < all.count ? all.count - shown.count : nil
    let first = all.first?.eventTime
    func offset(_ event: HistoryEvent) -> String? { first.flatMap { DurationText.text(from: $0, to: event.eventTime) } }
    events = shown.map { event in ImportedEvent(event, offset: offset(event), visit) }
  }

  /// How many things are drawn at most.
  private static let drawnAtMost = 1000

  /// Drawn as far as it goes: the last event is its now.
  private static func timeline(_ all: [HistoryEvent], _ visit: Visit) -> TimelineView {
    var info = WorkflowExecutionInfo()
    info.status = status(all.last?.eventType)
    if let first = all.first, let last = all.last {
      info.startTime = first.eventTime
      info.closeTime = last.eventTime
    }
    var links = visit.eventLinks
    links.isOnPage = true
    return TimelineView(
      DrawnHistory(all, isWhole: true, count: drawnAtMost), of: info, links: links, now: Date(info.closeTime))
  }

  private static func status(_ last: EventType?) -> WorkflowExecutionStatus {
    switch last {
    case .workflowExecutionCompleted: .completed
    case .workflowExecutionFailed: .failed
    case .workflowExecutionCanceled: .canceled
    case .workflowExecutionTerminated: .terminated
    case .workflowExecutionTimedOut: .timedOut
    case .workflowExecutionContinuedAsNew: .continuedAsNew
    default: .running
    }
  }
}

/// An event of it.
struct ImportedEvent: Sendable {
  let id: Int64
  let time: TimeView?
  let offset: String?
  let name: String
  let summary: String
  let attributes: [AttributeRow]

  init(_ event: HistoryEvent, offset: String?, _ visit: Visit) {
    id = event.eventID
    time = TimeView(event.eventTime)
    self.offset = offset
    name = event.eventType.kind.name
    summary = EventSummary.text(event)
    // What it names need not be on this server.
    attributes = AttributeRows.all(event, links: visit.eventLinks).map { row in
      var row = row
      row.href = nil
      return row
    }
  }
}
