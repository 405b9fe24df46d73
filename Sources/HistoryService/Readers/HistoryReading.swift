import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// How far a reader has come in a history, and what it is shown next. Pure.
struct HistoryReading: Sendable {
  /// Where the reader's last page ended; 1 at first.
  let next: Int64
  /// Where the history ended when this pass over it began; 0: a pass begins now.
  let end: Int64
  /// The start of the workflow task whose started event the reader was shown although it is not stored; 0: none.
  let shownStartedTime: Int64
  let limit: Int
  /// The reader wants news, for ever.
  let isWaiting: Bool

  init(token: HistoryPageToken?, limit: Int, isWaiting: Bool) {
    next = token?.nextEventID ?? 1
    end = token.map { $0.waiting ? 0 : $0.endEventID } ?? 0
    shownStartedTime = token?.shownStartedTime ?? 0
    self.limit = limit
    self.isWaiting = isWaiting
  }

  /// Whether there is nothing to show but what may come.
  func hasSeenAll(of state: MutableState) -> Bool {
    state.isOpen && end <= next && next >= state.record.nextEventID && newStart(in: state) == nil
  }

  /// The stored events that the next page is taken from.
  func range(of state: MutableState) -> Range<Int64> {
    let end = min(end > next ? end : state.record.nextEventID, state.record.nextEventID)
    return next..<max(next, end)
  }

  /// What to answer when `page` was read from `range`.
  func answer(_ page: HistoryPage, _ range: Range<Int64>, _ state: MutableState) -> (events: [HistoryEvent], next: HistoryPageToken?) {
    var events = page.events
    if let first = events.first, first.eventType == .workflowTaskStarted, shownStartedTime != 0,
      first.eventTime == WallTime(nanoseconds: shownStartedTime).timestamp
    {
      events.removeFirst()
    }
    var token = HistoryPageToken()
    token.runID = Data(state.key.runID.bytes)
    token.nextEventID = page.nextEventID ?? range.lowerBound
    if token.nextEventID < range.upperBound || (page.isFull && !isWaiting) {
      token.endEventID = range.upperBound
      return (events, token)
    }
    let isAtEnd = range.upperBound == state.record.nextEventID
    guard isWaiting else { return (isAtEnd ? events + state.unwrittenEvents : events, nil) }
    guard state.isOpen || !isAtEnd else { return (events, nil) }
    token.waiting = true
    if isAtEnd {
      token.shownStartedTime = page.events.isEmpty ? shownStartedTime : 0
      if let start = newStart(in: state) {
        events += state.unwrittenEvents
        token.shownStartedTime = start
      }
    }
    return (events, token)
  }

  /// The start of a first-attempt workflow task that the reader has not been shown. Its started event is not stored yet, but will be with
  /// this id, unless a crash undoes the start: so the token names the start, and never an event that is not stored.
  private func newStart(in state: MutableState) -> Int64? {
    guard let started = state.startedTask, started.attempt == 1, !state.isTaskSpeculative else { return nil }
    let time = started.startedTime.nanoseconds
    return time == shownStartedTime ? nil : time
  }
}
