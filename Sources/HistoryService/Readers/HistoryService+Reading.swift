import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

extension HistoryService {
  /// A page of the stored history in `range`, from memory if it is there. A page ends after so many batches or bytes, never within a batch.
  func page(
    of key: ExecutionKey, _ range: Range<Int64>, recent: RecentHistory?, batches limit: Int, newestFirst: Bool = false
  ) async throws(ServiceError) -> HistoryPage {
    guard !range.isEmpty else { return HistoryPage([], limit: limit) }
    if let batches = recent?.batches(in: range) { return HistoryPage(batches, limit: limit, newestFirst: newestFirst) }
    let stored: [HistoryBatch]
    do throws(StoreError) {
      // Small pages read little: an average batch is far below this.
      let bytes = min(configuration.historyPageBytes, max(limit, 1) * (32 << 10))
      stored = try await store.history(of: key, range: range, maxBytes: bytes, newestFirst: newestFirst)
    } catch {
      throw unavailable(error)
    }
    var batches: [[HistoryEvent]] = []
    for batch in newestFirst ? stored.reversed() : stored { batches.append(try batch.events(in: range, of: key)) }
    return HistoryPage(batches, limit: limit, newestFirst: newestFirst)
  }

  /// One event of the stored history. Throws INTERNAL when it is not there, which only damage can cause.
  func event(_ id: Int64, of run: CachedRun) async throws(ServiceError) -> HistoryEvent {
    if let event = run.recent.event(id) { return event }
    let page = try await page(of: run.state.key, id..<id + 1, recent: nil, batches: 1)
    guard let event = page.events.first else {
      throw ServiceError(.dataLoss, "event \(id) of workflow \(run.state.key.workflowID), run \(run.state.key.runID), is missing")
    }
    return event
  }
}

extension HistoryBatch {
  /// The batch's events that lie in `range`.
  func events(in range: Range<Int64>, of key: ExecutionKey) throws(ServiceError) -> [HistoryEvent] {
    do {
      let events = try History(serializedBytes: bytes).events
      if firstEventID >= range.lowerBound && lastEventID < range.upperBound { return events }
      return events.filter { range.contains($0.eventID) }
    } catch {
      throw ServiceError(
        .dataLoss, "the history of workflow \(key.workflowID), run \(key.runID), cannot be read at event \(firstEventID): \(error)")
    }
  }
}
