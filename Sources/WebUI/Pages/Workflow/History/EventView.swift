import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// An event as lists of them show it.
struct EventView: Sendable {
  let id: Int64
  let name: String
  let apiName: String
  let style: String
  let category: String
  let summary: String
  let time: TimeView?
  /// How long after the event before it; nil for the first.
  let delta: String?
  /// Its own page.
  let href: String
  let attributes: [AttributeRow]

  /// - Parameter previous: The event before it, where it is at hand.
  init(_ event: HistoryEvent, after previous: HistoryEvent?, links: EventLinks) {
    let kind = event.eventType.kind
    id = event.eventID
    name = kind.name
    apiName = event.eventType.apiName
    style = kind.outcome.rawValue
    category = kind.category.rawValue
    summary = EventSummary.text(event)
    time = TimeView(event.eventTime)
    delta = previous.flatMap { Self.delta(from: $0, to: event) }
    href = links.event(event.eventID)
    attributes = AttributeRows.all(event, links: links)
  }

  /// Events that lie behind each other, in either order.
  static func all(_ events: [HistoryEvent], newestFirst: Bool, links: EventLinks) -> [EventView] {
    events.indices.map { index in
      let before = newestFirst ? index + 1 : index - 1
      return EventView(events[index], after: events.indices.contains(before) ? events[before] : nil, links: links)
    }
  }

  private static func delta(from previous: HistoryEvent, to event: HistoryEvent) -> String? {
    let seconds = Date(event.eventTime).timeIntervalSince(Date(previous.eventTime))
    return seconds < 0.0005 ? nil : "+" + DurationText.text(seconds)
  }
}
