import HistoryEngine
import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

extension HistoryService {
  /// The beginning of a history, and what it amounts to.
  struct HistoryPrefix: Sendable {
    var replay: Replay
    /// As they are stored; the last one may be cut.
    var batches: [HistoryBatch]
  }

  /// The history before an event, replayed under another key. Throws INVALID_ARGUMENT when the event lies in the middle of something: a
  /// history can be cut behind a batch, and behind the start of a workflow task.
  func prefix(of key: ExecutionKey, before end: Int64, as newKey: ExecutionKey) async throws(ServiceError) -> HistoryPrefix {
    var prefix = HistoryPrefix(replay: Replay(newKey), batches: [])
    try await forEachBatch(of: key, in: 1..<end) { batch, events throws(ServiceError) in
      var batch = batch
      if batch.lastEventID >= end {
        guard let last = events.last, last.eventType == .workflowTaskStarted else { throw .notABoundary(end - 1) }
        var history = History()
        history.events = events
        // Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
        batch = HistoryBatch(firstEventID: batch.firstEventID, lastEventID: last.eventID, bytes: (try? history.serializedBytes()) ?? [])
      }
      try prefix.replay.apply(events, bytes: batch.bytes.count)
      prefix.batches.append(batch)
    }
    return prefix
  }

  /// What a reset may have to write again: of a run from an event on, and of the runs it was continued as, as far as they are still there.
  /// Answers also the last run it found.
  func tail(of run: CachedRun, from start: Int64, in slot: WorkflowSlot) async throws(ServiceError) -> (
    events: [HistoryEvent], last: UniqueID
  ) {
    var tail: [HistoryEvent] = []
    var (run, start, isLater) = (run, start, false)
    while true {
      try await forEachBatch(of: run.state.key, in: start..<max(start, run.state.record.nextEventID)) { _, events in
        tail += events.filter { $0.isReapplicable(ofLaterRun: isLater) }
      }
      guard run.state.record.status == .continuedAsNew, let nextID = UniqueID(run.state.record.newRunID) else { break }
      do throws(ServiceError) {
        (run, start, isLater) = (try await self.run(nextID, in: slot), 1, true)
      } catch {
        guard error.code == .notFound else { throw error }
        break
      }
    }
    return (tail, run.state.key.runID)
  }

  /// The completed workflow task that a failure came from; nil when the event is no failure.
  func failureOrigin(of key: ExecutionKey, at eventID: Int64) async throws(ServiceError) -> Int64? {
    var trace = FailureTrace()
    try await forEachBatch(of: key, in: 1..<eventID + 1) { _, events in
      for event in events { trace.apply(event) }
    }
    return trace.origin
  }

  /// Reads batches that hold events of a range, in order, each with its events in that range.
  private func forEachBatch(
    of key: ExecutionKey, in range: Range<Int64>, _ body: (HistoryBatch, [HistoryEvent]) throws(ServiceError) -> Void
  ) async throws(ServiceError) {
    var next = range.lowerBound
    while next < range.upperBound {
      let batches: [HistoryBatch]
      do throws(StoreError) {
        batches = try await store.history(
          of: key, range: next..<range.upperBound, maxBytes: configuration.historyPageBytes, newestFirst: false)
      } catch {
        throw unavailable(error)
      }
      guard let last = batches.last else { return }
      for batch in batches { try body(batch, try batch.events(in: range, of: key)) }
      next = last.lastEventID + 1
    }
  }
}

extension ServiceError {
  fileprivate static func notABoundary(_ eventID: Int64) -> ServiceError {
    .invalidArgument(
      "StateRebuilder unable to Rebuild mutable state to event ID: \(eventID), version: 0, this event must be at the boundary")
  }
}
