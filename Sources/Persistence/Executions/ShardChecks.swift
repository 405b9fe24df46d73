public import Model

extension ShardFence {
  /// Refuses a write whose fence guards another shard than the one its workflow lives in: it would not be fenced at all.
  public func check(_ key: ExecutionKey) throws(StoreError) {
    guard key.workflow.shard == shard else {
      let home = key.workflow.shard.rawValue
      throw .failed("workflow \(key.workflowID) lives in shard \(home), but the write is fenced by shard \(shard.rawValue)")
    }
  }
}

extension Commit {
  /// Refuses a commit that reaches outside of the shard that fences it.
  public func checkShard() throws(StoreError) {
    for write in executions { try fence.check(write.key) }
    if let currentRun { try fence.check(ExecutionKey(workflow: currentRun.workflow, runID: currentRun.new)) }
  }
}
