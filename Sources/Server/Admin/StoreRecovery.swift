import HistoryEngine
import HistoryService
import Model
import Persistence
import SQLiteDriver

/// Makes a fresh file of what can be read of a damaged one.
public enum StoreRecovery {
  /// What the fresh file holds, and what was lost.
  public struct Report: Sendable {
    /// Runs in the fresh file.
    public internal(set) var runs = 0
    /// Runs of it that were mended: lost tasks were queued again, lost details made again from the history.
    public internal(set) var mended = 0
    /// What was lost, a sentence each.
    public internal(set) var losses: [String] = []
  }

  /// Copies everything readable of the file at `source` into a new file at `target`, and leaves out of that the runs that are not whole. A run that
  /// only lost its place in a queue gets it back, and one that only lost its memo, search attributes and user metadata gets those of its history.
  /// `source` is not touched.
  ///
  /// Throws `StartError` when nothing could be copied; then there is no `target`.
  public static func recover(_ source: String, to target: String) async throws -> Report {
    do {
      let copied = try SQLiteRecovery.copy(from: source, to: target)
      var report = Report()
      report.losses = copied.losses + copied.brokenRuns.map { "run \($0): its state is gone; its other parts were left out" }
      let store = try SQLiteStore.openExisting(path: target)
      do {
        try await settle(store, &report)
      } catch {
        await store.close()
        throw error
      }
      await store.close()
      return report
    } catch {
      throw StartError(error)
    }
  }

  /// Takes out what is not whole and mends what can be.
  private static func settle(_ store: any AuditableStore, _ report: inout Report) async throws {
    let rangeIDs = try await store.acquire(ShardID.all, owner: "recovery")
    let names = try await NamespaceNames(store)
    var findings = StoreFindings()
    var (whole, mended, losses) = (0, 0, [String]())
    try await StoreVerifier.walk(store, &findings) { key, audit in
      let fence = ShardFence(shard: key.workflow.shard, rangeID: rangeIDs[key.workflow.shard] ?? 0)
      guard audit.defects.isEmpty, let (state, version) = audit.stored else {
        try await store.delete(key, shard: fence)
        losses.append("\(names.place(of: key)): \(audit.defects.joined(separator: "; "))")
        return
      }
      whole += 1
      guard !audit.problems.isEmpty else { return }
      var turn = Turn(state, now: WallClock.now(), rules: .standard)
      if !audit.lostTasks.isEmpty { turn.queueAgain() }
      if let details = audit.lostDetails { turn.restore(details) }
      let write = ExecutionWrite(try turn.finish(), expectedVersion: version)
      try await store.commit(Commit(fence: fence, executions: [write]))
      mended += 1
    }
    report.runs = whole
    report.mended = mended
    report.losses += losses
  }
}
