import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence
import SwiftProtobuf

extension HistoryService {
  /// Reads the rows that come due, until the service closes: at first everything up to the horizon, then what the moving horizon uncovers.
  func readRows() async {
    var start: WallTime?
    while !isClosed && !Task.isCancelled {
      let horizon = time.now() + configuration.timerHorizon
      // Rows that are committed from here on are armed by their commits, so reading misses none.
      timers.moveHorizon(to: horizon)
      do throws(StoreError) {
        try await readRows(of: shards.owned, from: start, before: horizon)
        start = horizon
        await wait(for: configuration.timerHorizon / 2)
      } catch {
        if error == .closed { return }
        logger.error("reading due tasks failed, trying again", metadata: ["error": "\(error)"])
        await wait(for: .seconds(1))
      }
    }
  }

  /// Waits on the wall clock, so that a jump uncovers rows soon.
  func wait(for duration: Duration) async {
    let latch = Latch<Void>()
    timers.arm(.deadline(Deadline { latch.fire(()) }), at: time.now() + duration)
    await latch.value(ifCancelled: ())
  }

  /// Offers or arms the rows due in a stretch of time, without loading what they belong to.
  private func readRows(of shards: [ShardID], from start: WallTime?, before end: WallTime) async throws(StoreError) {
    var cursor = start.map { TaskCursor(due: $0, runID: UniqueID(high: 0, low: 0), id: TaskID(kind: 0, reference: 0)) }
    while !isClosed {
      let rows = try await store.tasks(of: shards, dueBefore: end, after: cursor, limit: configuration.taskPage)
      let now = time.now()
      var effects = Effects()
      for row in rows { collect(row, now: now, &effects) }
      perform(effects)
      guard rows.count == configuration.taskPage, let last = rows.last else { return }
      cursor = last.cursor
    }
  }

  /// Gives out a shard's tasks again, because it may be unknown which were.
  func reread(_ shard: ShardID) async throws(ServiceError) {
    guard shards.owned.contains(shard) else { return }
    do throws(StoreError) {
      try await readRows(of: [shard], from: nil, before: timers.horizon)
    } catch {
      throw unavailable(error)
    }
  }

  private func collect(_ row: DueTask, now: WallTime, _ effects: inout Effects) {
    // A kind that is not known here was written by a newer server and means nothing to this one.
    guard let kind = TaskKind(rawValue: row.task.id.kind) else { return }
    guard let payload = try? TaskRecord(serializedBytes: row.task.payload) else {
      logger.error("a task's row cannot be read", metadata: ["workflow": "\(row.key.workflowID)", "run": "\(row.key.runID)"])
      return
    }
    effects.collect(
      kind, row.task.id.reference, due: row.task.due, payload, of: row.key, now: now, stickyTimeout: .defaultStickyTimeout)
  }
}
