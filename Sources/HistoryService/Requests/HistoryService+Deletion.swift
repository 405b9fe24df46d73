import HistoryEngine
import HistoryRecords
import Logging
public import Model
import Persistence
public import TemporalAPI

extension HistoryService {
  /// Deletes a run with everything that belongs to it; an open one is terminated first. One that still has to tell others of its end goes
  /// when it has, also after a crash. Throws NOT_FOUND when there is none.
  public func delete(_ request: DeleteWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    let indebted = try await withSlot(workflow) { slot, effects throws(ServiceError) -> ExecutionKey? in
      let (key, hasErrands) = try await self.turn(in: slot, runID, &effects) { turn throws(ServiceError) in
        let isOpen = turn.state.isOpen
        if isOpen { try turn.terminate(reason: "Delete workflow execution", details: nil, identity: "history-service") }
        // A crash before the deletion must not make the run stay.
        if isOpen || turn.state.hasErrands { turn.deleteSoon() }
        return (turn.state.key, turn.state.hasErrands)
      }
      if !hasErrands { try await self.delete(key, in: slot) }
      return hasErrands ? key : nil
    }
    guard let indebted else { return }
    do throws(ServiceError) {
      try await runErrands(of: indebted)
      try await deleteClosed(indebted)
    } catch {
      // The deletion's row is written: it happens when others have been told.
      logger.info("a deletion has to wait", metadata: ["workflow": "\(indebted.workflowID)", "reason": "\(error)"])
    }
  }

  /// Deletes a closed run whose retention is over. It may have become longer since the run closed: then the deletion waits for its end.
  func deleteClosed(_ key: ExecutionKey) async throws(ServiceError) {
    try await withSlot(key.workflow) { slot, effects throws(ServiceError) in
      let run = try await self.run(key.runID, in: slot)
      guard !run.state.isOpen else { return }
      let isTooEarly = try await self.turn(in: slot, key.runID, &effects) { turn in
        let isTooEarly = !turn.state.record.doomed && turn.now < turn.deletionTime
        if isTooEarly { turn.renewDeletion() }
        return isTooEarly
      }
      if isTooEarly { return }
      guard !run.state.hasErrands else { throw .unavailable("the run has not told others of its end") }
      try await self.delete(key, in: slot)
    }
  }

  func delete(_ key: ExecutionKey, in slot: WorkflowSlot) async throws(ServiceError) {
    let fence = try shards.fence(of: slot.shard)
    do throws(StoreError) {
      try await store.delete(key, shard: fence)
    } catch {
      if case .shardLost(let shard) = error { letGo(of: shard) } else { slot.forget() }
      throw unavailable(error)
    }
    slot.forget(key.runID)
  }
}
