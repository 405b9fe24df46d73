import TemporalAPI

/// What the older part of a history tells of things that go on: gathered page by page, so that a long history is not held in memory.
///
/// It goes from the newest event to the oldest, so it meets the end of a thing before its beginning.
struct OpenBeginnings: Sendable {
  /// In the order of the history.
  var events: [HistoryEvent] { kept.reversed() }
  private var kept: [HistoryEvent] = []
  private var ended: Set<Int64> = []

  init() {}

  /// Takes events, the newest first, that come before those it was given.
  mutating func add(_ page: [HistoryEvent]) {
    for event in page {
      let outcome = event.eventType.kind.outcome
      let beginning = EventGroups.beginning(of: event)
      if outcome == .note || ended.contains(beginning) { continue }
      if outcome.isEnd { ended.insert(beginning) } else { kept.append(event) }
    }
  }

  /// Takes events whose things are drawn already: what they end is not kept.
  mutating func pass(_ newer: [HistoryEvent]) {
    add(newer)
    kept = []
  }
}
