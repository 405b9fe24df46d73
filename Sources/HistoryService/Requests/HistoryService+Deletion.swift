import HistoryEngine
public import Model
import Persistence
public import TemporalAPI

extension HistoryService {
  /// Deletes a run with everything that belongs to it; an open one is terminated first. Throws NOT_FOUND when there is none.
  public func delete(_ request: DeleteWorkflowExecutionRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try request.workflowExecution.names(in: namespaceID)
    try await withSlot(workflow) { slot, effects throws(ServiceError) in
      let key = try await self.turn(in: slot, runID, &effects) { turn throws(ServiceError) in
        if turn.state.isOpen { try turn.terminate(reason: "Delete workflow execution", details: nil, identity: "history-service") }
        return turn.state.key
      }
      try await self.delete(key, in: slot)
    }
  }

  /// Deletes a closed run whose retention is over.
  func deleteClosed(_ key: ExecutionKey) async throws(ServiceError) {
    try await withSlot(key.workflow) { slot, _ throws(ServiceError) in
      let run = try await self.run(key.runID, in: slot)
      guard !run.state.isOpen else { return }
      try await self.delete(key, in: slot)
    }
  }

  private func delete(_ key: ExecutionKey, in slot: WorkflowSlot) async throws(ServiceError) {
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
