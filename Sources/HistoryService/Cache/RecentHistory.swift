import HistoryEngine
import TemporalAPI

/// The newest batches of a run's history, kept beside its state so that the hot path (a worker's poll, an activity's
/// start) never reads the store.
struct RecentHistory: Sendable {
  private struct Batch: Sendable {
    var events: [HistoryEvent]
    var bytes: Int
  }

  private var batches: [Batch] = []
  /// On the wire.
  private(set) var bytes = 0
  /// The batches hold every event of `firstEventID..<nextEventID`.
  private(set) var firstEventID: Int64
  private(set) var nextEventID: Int64

  /// Nothing is known of a history that goes on with `nextEventID`.
  init(nextEventID: Int64) {
    firstEventID = nextEventID
    self.nextEventID = nextEventID
  }

  /// Adds what a transition appended. Beyond `limit` bytes only what a worker has not seen yet is kept (events after `seen`), and
  /// beyond eight times of it not even that.
  mutating func append(_ batch: EventBatch, seen: Int64, limit: Int) {
    batches.append(Batch(events: batch.events, bytes: batch.bytes.count))
    bytes += batch.bytes.count
    nextEventID = batch.lastEventID + 1
    while bytes > limit, let oldest = batches.first, let last = oldest.events.last?.eventID, last <= seen || bytes > 8 * limit {
      batches.removeFirst()
      bytes -= oldest.bytes
      firstEventID = last + 1
    }
  }

  /// Keeps the last batch alone: of a closed run hardly more than its end is read.
  mutating func dropAllButLast() {
    guard let last = batches.last, let first = last.events.first?.eventID else { return }
    batches = [last]
    bytes = last.bytes
    firstEventID = first
  }

  /// The events of `range`, one array a batch; nil when some are not here.
  func batches(in range: Range<Int64>) -> [[HistoryEvent]]? {
    guard range.lowerBound >= firstEventID, range.upperBound <= nextEventID else { return nil }
    return batches.compactMap { batch in
      guard let first = batch.events.first?.eventID, let last = batch.events.last?.eventID,
        last >= range.lowerBound, first < range.upperBound
      else { return nil }
      if first >= range.lowerBound && last < range.upperBound { return batch.events }
      return batch.events.filter { range.contains($0.eventID) }
    }
  }

  /// One event, if it is here.
  func event(_ id: Int64) -> HistoryEvent? {
    guard id >= firstEventID, id < nextEventID else { return nil }
    for batch in batches.reversed() {
      guard let first = batch.events.first?.eventID, id >= first else { continue }
      return batch.events[Int(id - first)]
    }
    return nil
  }
}
