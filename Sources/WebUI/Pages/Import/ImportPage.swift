import TemporalAPI

/// Shows a history that was saved as a file. Nothing of it is kept or sent to the server.
enum ImportPage {
  static let routes: [Route] = [
    .page("/import") { visit in .page(page(Model(visit))) },
    .form("/import") { visit in
      // Not trimmed and not looked up twice: this text can be tens of megabytes.
      let text = visit.form.pairs.first { $0.name == "history" }?.value ?? ""
      do {
        return .page(page(Model(visit, history: ImportedHistory(try HistoryDocument.read(Array(text.utf8)), visit))))
      } catch let fault as HistoryDocument.Fault {
        return .page(page(Model(visit, failure: text.isEmpty ? "Choose a file or paste a history." : fault.sentence), status: 400))
      }
    },
  ]

  private static func page(_ model: Model, status: Int = 200) -> Page {
    Page(template: "pages/import", title: "Import a history", model: model, place: .importing, status: status)
  }

  private struct Model: Sendable {
    let action: String
    let failure: String?
    let history: ImportedHistory?

    init(_ visit: Visit, history: ImportedHistory? = nil, failure: String? = nil) {
      action = visit.links.path("import")
      self.history = history
      self.failure = failure
    }
  }
}

/// A history from a file, as the template shows it.
struct ImportedHistory: Sendable {
  let type: String
  let id: String?
  let status: StatusView
  let start: TimeView?
  let duration: String?
  let count: Int
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
    let shown = all.count <= Self.limit ? all : Array(all.prefix(Self.limit / 2) + all.suffix(Self.limit / 2))
    omitted = shown.count < all.count ? all.count - shown.count : nil
    let first = all.first?.eventTime
    func offset(_ event: HistoryEvent) -> String? { first.flatMap { DurationText.text(from: $0, to: event.eventTime) } }
    events = shown.map { event in ImportedEvent(event, offset: offset(event), visit) }
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
