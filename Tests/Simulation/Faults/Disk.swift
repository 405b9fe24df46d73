import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// The store that outlives every crash, with what must hold of it after each commit.
final class Disk: @unchecked Sendable {
  /// A run as its commits tell it.
  struct Run {
    let key: ExecutionKey
    fileprivate(set) var lastEventID: Int64 = 0
    fileprivate(set) var version: Int64 = 0
    fileprivate(set) var isOpen = true
  }

  let store = InMemoryStore()
  private(set) var runs: [UniqueID: Run] = [:]
  /// Every run, in the order in which they began.
  private(set) var keys: [ExecutionKey] = []
  private(set) var commits = 0
  private(set) var ranges: [ShardID: Int64] = [:]
  private let report: (String) -> Void

  init(report: @escaping (String) -> Void) { self.report = report }

  func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64] {
    let taken = try await store.acquire(shards, owner: owner)
    for (shard, range) in taken {
      if range <= ranges[shard] ?? 0 { report("taking a shard did not raise its range id") }
      ranges[shard] = range
    }
    return taken
  }

  /// Writes the commit. `asked` is what the server asked for, which a broken store may have changed.
  func commit(_ commit: Commit, asked: Commit) async throws(StoreError) {
    try await store.commit(commit)
    commits += 1
    if asked.fence.rangeID != ranges[asked.fence.shard] { report("a commit of an owner that lost its shard was written") }
    for write in commit.executions { note(write) }
    let workflows = Set(commit.executions.map(\.key.workflowID))
    for id in workflows where runs.values.count(where: { $0.key.workflowID == id && $0.isOpen }) > 1 {
      report("workflow \(id) has two open runs")
    }
  }

  /// Counts a commit that a broken store did not write.
  func skip() { commits += 1 }

  private func note(_ write: ExecutionWrite) {
    if runs[write.key.runID] == nil { keys.append(write.key) }
    var run = runs[write.key.runID] ?? Run(key: write.key)
    if write.expectedVersion != run.version { report("run \(run.key.runID) was written over") }
    run.version = write.expectedVersion + 1
    if !run.isOpen && !write.appendedHistory.isEmpty { report("the history of run \(run.key.runID) goes on after its end") }
    for batch in write.appendedHistory {
      if batch.firstEventID != run.lastEventID + 1 { report("the history of run \(run.key.runID) has a gap at \(batch.firstEventID)") }
      run.lastEventID = batch.lastEventID
    }
    if let record = try? ExecutionRecord(serializedBytes: write.state) {
      run.isOpen = record.status == .running || record.status == .paused
      if record.nextEventID != run.lastEventID + 1 { report("the record of run \(run.key.runID) does not know its history's end") }
    }
    runs[write.key.runID] = run
  }
}
