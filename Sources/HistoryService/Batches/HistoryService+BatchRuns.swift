import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence
import TemporalAPI

extension HistoryService {
  /// Goes on with a batch job until it is done, stopped, or the service closes.
  ///
  /// Targets are taken in a fixed order, some at a time, and how far the job has come is committed behind them. After a crash those that were
  /// not committed are done once more, each by the same request as before, which changes nothing a second time.
  func runBatch(_ key: ExecutionKey) async throws(ServiceError) {
    guard batchDesk.enter(key) else { return }
    defer { batchDesk.abandon(key) }
    while !isClosed && !Task.isCancelled {
      let state = try await look(at: key).state
      guard state.isOpen else { return }
      let selection: BatchSelection
      do throws(ServiceError) {
        selection = try self.selection(of: state)
      } catch {
        // The query was good when the job began: an attribute has been removed since.
        let reason = error.message
        logger.warning("a batch job cannot go on", metadata: ["job": "\(key.workflowID)", "reason": "\(reason)"])
        return try await turn(key.workflow, key.runID) { turn in turn.failBatch(reason) }
      }
      guard try await step(selection, of: state) else { return }
    }
  }

  /// Does some of the targets, and keeps to the job's rate. Answers false when there were none left, and the job has ended.
  private func step(_ selection: BatchSelection, of state: MutableState) async throws(ServiceError) -> Bool {
    let began = time.now()
    let key = state.key
    var progress = state.batchProgress
    if !progress.counted {
      progress.total = try await count(selection)
      progress.counted = true
    }
    let rate = self.rate(of: state.batch.request)
    let size = max(1, min(configuration.batchTargetsAtOnce, Int(rate)))
    let targets = try await self.targets(selection, after: progress, limit: size)
    guard let last = targets.last else {
      try await turn(key.workflow, key.runID) { [progress] turn in
        turn.noteBatch(progress)
        turn.completeBatch()
      }
      return false
    }
    let failures = try await perform(on: targets, of: state)
    progress.note(failures)
    progress.completed += Int64(targets.count - failures.count)
    switch selection {
    case .named: progress.namedDone += Int64(targets.count)
    case .found: progress.lastRunID = Data(UniqueID(last.runID)?.bytes ?? [])
    }
    // What met the query only after it was counted was done as well.
    progress.total = max(progress.total, progress.completed + progress.failed)
    try await turn(key.workflow, key.runID) { [progress] turn in turn.noteBatch(progress) }
    let end = began + .seconds(Double(targets.count) / rate)
    if targets.count == size, end > time.now() { await wait(for: end - time.now()) }
    return true
  }

  /// Targets a second.
  private func rate(of request: StartBatchOperationRequest) -> Double {
    let wanted = Double(request.maxOperationsPerSecond)
    return wanted > 0 && wanted.isFinite ? wanted : configuration.batchTargetsPerSecond
  }

  /// Does what the job does to each of the targets, several at a time. Answers those of them that it could not be done to.
  private func perform(on targets: [Execution], of state: MutableState) async throws(ServiceError) -> [BatchFailureRecord] {
    let results = await withTaskGroup(of: Outcome.self, returning: [Outcome].self) { group in
      var waiting = targets[...]
      for _ in 0..<configuration.concurrentBatchTargets {
        guard let target = waiting.popFirst() else { break }
        group.addTask { await self.perform(on: target, of: state) }
      }
      var results: [Outcome] = []
      while let result = await group.next() {
        results.append(result)
        if let target = waiting.popFirst() { group.addTask { await self.perform(on: target, of: state) } }
      }
      return results
    }
    var failures: [BatchFailureRecord] = []
    for result in results {
      switch result {
      case .done: break
      case .failed(let failure): failures.append(failure)
      case .interrupted: throw .unavailable("the server is shutting down")
      }
    }
    return failures
  }

  private enum Outcome: Sendable {
    case done
    case failed(BatchFailureRecord)
    /// The service is closing.
    case interrupted
  }

  private func perform(on target: Execution, of state: MutableState) async -> Outcome {
    var last = ""
    for attempt in 1...configuration.batchAttempts {
      if isClosed || Task.isCancelled { return .interrupted }
      do throws(ServiceError) {
        try await carryOut(state, on: target)
        return .done
      } catch {
        last = error.message
        switch error.code {
        // It is gone, or has ended: there is nothing left to do to it.
        case .notFound: return .done
        case .unavailable, .resourceExhausted, .aborted, .deadlineExceeded: await wait(for: .milliseconds(100 << attempt))
        default:
          logger.warning(
            "a batch job failed on one of its targets",
            metadata: [
              "job": "\(state.key.workflowID)", "workflow": "\(target.businessID)", "run": "\(target.runID)", "error": "\(error.message)",
            ])
          return .failed(BatchFailureRecord(target, last))
        }
      }
    }
    return isClosed ? .interrupted : .failed(BatchFailureRecord(target, last))
  }
}
