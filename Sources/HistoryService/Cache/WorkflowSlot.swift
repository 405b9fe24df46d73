import DequeModule
import HistoryEngine
import Model
import Synchronization

/// Everything in memory of one workflow id: the lock that its turns take in the order they came, or together with the one before; its
/// cached runs; and who waits for news.
///
/// What is in `contents` is committed, so whoever does not decide anything may read it without the lock.
final class WorkflowSlot: Sendable {
  /// What is known of the workflow id's current run.
  enum CurrentRun: Sendable, Equatable {
    case unknown
    case known(UniqueID?)
  }

  struct Contents: Sendable {
    fileprivate var isHeld = false
    fileprivate(set) var line: Deque<Place> = []
    var current = CurrentRun.unknown
    var runs: [UniqueID: CachedRun] = [:]
    var readers: [Reader] = []
    var updateWaiters: [UpdateWaiter] = []
    /// What the cache has counted for this slot.
    var countedBytes = 0
    /// Used since the cache last looked for something to drop.
    var isFresh = true

    var isPinned: Bool { isHeld || !readers.isEmpty || !updateWaiters.isEmpty || runs.values.contains(where: \.isPinned) }
    var bytes: Int { runs.values.reduce(512) { $0 + $1.bytes } }
  }

  /// Somebody who waits for new events of a run, or for its end.
  struct Reader: Sendable {
    let runID: UniqueID
    /// Only the run's end is news.
    let untilClosed: Bool
    let latch = Latch<ReaderWakeUp>()
  }

  enum ReaderWakeUp: Sendable {
    case news
    case timedOut
    case cancelled
  }

  let workflow: WorkflowKey
  let shard: ShardID
  let contents = Mutex(Contents())
  /// Callers that work with the slot. Raised only under the cache's lock, so that none appears while the cache drops the slot.
  let users = Atomic<Int>(0)

  init(_ workflow: WorkflowKey) {
    self.workflow = workflow
    shard = workflow.shard
  }

  // MARK: The lock

  /// Takes the lock, after everybody who came before, or `beforeOthers`. Throws CANCELLED when the caller is cancelled in line.
  func enter(beforeOthers: Bool = false) async throws(ServiceError) {
    _ = try await enter(beforeOthers: beforeOthers) { (latch: Latch<TurnInLine<Never>>) in Place(latch) }
  }

  /// The same for one turn of a run (nil: the current one), which somebody before may take along. Then it is committed, or refused, and this is
  /// its answer; the lock is not taken. Nil: the lock is taken.
  func enter<Value: Sendable>(
    _ runID: UniqueID?, orTakeAlong decide: @escaping @Sendable (inout Turn) throws(ServiceError) -> Value
  ) async throws(ServiceError) -> Value? {
    try await enter { latch in Place(latch, turn: WaitingTurn(runID, latch, decide)) }
  }

  private func enter<Value: Sendable>(
    beforeOthers: Bool = false, _ place: (Latch<TurnInLine<Value>>) -> Place
  ) async throws(ServiceError) -> Value? {
    let latch: Latch<TurnInLine<Value>>? = contents.withLock { contents in
      contents.isFresh = true
      guard contents.isHeld else {
        contents.isHeld = true
        return nil
      }
      let latch = Latch<TurnInLine<Value>>()
      if beforeOthers { contents.line.prepend(place(latch)) } else { contents.line.append(place(latch)) }
      return latch
    }
    guard let latch else { return nil }
    switch await latch.value(ifCancelled: .cancelled) {
    case .entered: return nil
    case .answered(let result): return try result.get()
    case .cancelled: throw ServiceError(.cancelled, "the call was cancelled while it waited for workflow \(workflow.workflowID)")
    }
  }

  /// Hands the lock to the next in line that is still there.
  func leave() {
    contents.withLock { contents in
      while let next = contents.line.popFirst() {
        if next.claim() { return next.admit() }
      }
      contents.isHeld = false
    }
  }

  /// Takes the next in line out of it, if that is a turn of the run which may be taken along: nobody is overtaken. Call it with the lock.
  func takeWaitingTurn(of runID: UniqueID) -> Place? {
    contents.withLock { contents in
      while let next = contents.line.first, let turn = next.turn {
        guard turn.runID == runID || turn.runID == nil && contents.current == .known(runID) else { return nil }
        contents.line.removeFirst()
        if next.claim() { return next }
      }
      return nil
    }
  }

  /// Puts turns that were taken out of the line at its front.
  func putBack(_ places: [Place]) {
    contents.withLock { $0.line.insert(contentsOf: places.map(\.kept), at: 0) }
  }

  // MARK: Readers

  /// The run as it is, if it is in memory.
  func peek(_ runID: UniqueID?) -> CachedRun? {
    contents.withLock { $0.run(runID) }
  }

  func remove(_ reader: Reader) {
    contents.withLock { $0.readers.removeAll { $0.latch === reader.latch } }
  }
}

extension WorkflowSlot.Contents {
  /// The run of this id, or the current one.
  func run(_ runID: UniqueID?) -> CachedRun? {
    if let runID { return runs[runID] }
    guard case .known(let current?) = current else { return nil }
    return runs[current]
  }

  /// Wakes whom the run's news concern.
  mutating func wakeReaders(of runID: UniqueID, hasClosed: Bool) {
    guard !readers.isEmpty else { return }
    readers.removeAll { reader in
      guard reader.runID == runID, hasClosed || !reader.untilClosed else { return false }
      reader.latch.fire(.news)
      return true
    }
  }

  /// Runs that ended are not kept beside the current one for long: a chain of a thousand runs shares one workflow id.
  mutating func dropFinishedRuns(keeping limit: Int = 2) {
    guard runs.count > limit, case .known(let current?) = current else { return }
    for (id, run) in runs where id != current && !run.isPinned { runs[id] = nil }
  }
}
