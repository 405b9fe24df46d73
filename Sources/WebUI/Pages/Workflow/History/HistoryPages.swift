import FoundationEssentials
import JSONText
import TemporalAPI

/// The history of a run, in windows: the newest events first, older ones on demand.
enum HistoryPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/history", list),
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/history/events/{event}", EventPage.show),
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/history/download", HistoryDownload.download),
  ]

  /// The events of one window. Groups are smaller when shut, so a window of them holds more.
  private static func windowSize(_ view: HistoryChoice.View) -> Int { view == .compact ? 200 : 100 }
  /// How many events are looked at for one window of those that a filter takes.
  private static let searched = 20_000

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    if let event = visit.query["event"], Int64(event) != nil { return .redirect(visit.eventLinks.page("history", "events") + "/" + event) }
    let choice = HistoryChoice(visit.query)
    let described = try await WorkflowPages.describe(visit)
    let window = try await HistoryWindow(
      HistoryReader(visit: visit), newestFirst: choice.newestFirst, from: choice.place, size: windowSize(choice.view), limit: searched,
      where: choice.takes)
    let head = await WorkflowHead(described, tab: .history, asking: visit)
    let model = HistoryModel(head: head, choice: choice, window: window, described: described, links: visit.eventLinks)
    var page = Page(template: "pages/workflow-history", title: visit["workflow"], model: model, place: .workflows)
    // Only the newest events change, and what the reader has put below them stays.
    if choice.place.isEnd { page.live = WorkflowLive.address(described, visit: visit) }
    return .page(page)
  }
}

/// What the page of a history shows.
struct HistoryModel: Sendable {
  let head: WorkflowHead
  let views: [ChoiceLink]
  let orders: [ChoiceLink]
  let categories: [ChoiceLink]
  let text: String?
  /// What a search keeps of the address.
  let kept: [KeptField]
  let events: [EventView]
  let groups: [GroupView]
  let json: String?
  let isEmpty: Bool
  /// What was read and what is left out, in a sentence.
  let note: String
  let more: ChoiceLink?
  let first: ChoiceLink?
  let raw: String
  let readable: String

  init(
    head: WorkflowHead, choice: HistoryChoice, window: HistoryWindow, described: DescribeWorkflowExecutionResponse, links: EventLinks
  ) {
    self.head = head
    let found = window.events
    views = HistoryChoice.View.allCases.map { view in
      ChoiceLink(view.label, links.tab("history", query: choice.with("view", view.rawValue)), isCurrent: view == choice.view)
    }
    orders = [("Newest first", true), ("Oldest first", false)].map { label, newest in
      ChoiceLink(
        label, links.tab("history", query: choice.with("order", newest ? nil : "oldest")), isCurrent: newest == choice.newestFirst)
    }
    categories = EventCategory.allCases.map {
      ChoiceLink($0.label, links.tab("history", query: choice.toggling($0)), isCurrent: choice.categories.contains($0))
    }
    text = choice.text
    kept = choice.with("text", nil).map(KeptField.init)
    events = choice.view == .all ? EventView.all(found, newestFirst: choice.newestFirst, links: links) : []
    groups = choice.view == .compact ? Self.groups(found, choice: choice, pending: described.pendingActivities, links: links) : []
    json = choice.view == .json && !found.isEmpty ? HistoryJSON.text(found) : nil
    isEmpty = found.isEmpty
    note = Self.note(window, choice: choice, length: described.workflowExecutionInfo.historyLength)
    more = window.next.map {
      ChoiceLink(choice.newestFirst ? "Older events" : "Newer events", links.tab("history", query: choice.going(on: $0)))
    }
    first =
      choice.place.isEnd
      ? nil
      : ChoiceLink(choice.newestFirst ? "Back to the newest" : "Back to the oldest", links.tab("history", query: choice.with("from", nil)))
    raw = links.page("history", "download")
    readable = links.page("history", "download", query: [("as", "readable")])
  }

  private static func groups(
    _ events: [HistoryEvent], choice: HistoryChoice, pending: [WorkflowPendingActivityInfo], links: EventLinks
  ) -> [GroupView] {
    let made = EventGroups.make(choice.newestFirst ? events.reversed() : events, pending: pending).map { GroupView($0, links: links) }
    return choice.newestFirst ? made.reversed() : made
  }

  private static func note(_ window: HistoryWindow, choice: HistoryChoice, length: Int64) -> String {
    let ids = window.events.map(\.eventID)
    guard let low = ids.min(), let high = ids.max() else {
      return window.next == nil ? "No event is like that." : "No event is like that among the \(window.read) read."
    }
    guard choice.isFiltered else { return "Events \(low) to \(high) of \(length)." }
    return "\(ids.count) of the \(window.read) events read are like that."
  }
}

/// A link among several ways to see something.
struct ChoiceLink: Sendable {
  let label: String
  let href: String
  let isCurrent: Bool

  init(_ label: String, _ href: String, isCurrent: Bool = false) {
    self.label = label
    self.href = href
    self.isCurrent = isCurrent
  }
}

/// A field that a form sends along without showing it.
struct KeptField: Sendable {
  let name: String
  let value: String

  init(_ pair: (String, String)) {
    (name, value) = pair
  }
}
