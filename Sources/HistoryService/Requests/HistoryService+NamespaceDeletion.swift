import HistoryEngine
import Logging
public import Model
import Persistence

extension HistoryService {
  /// The namespace, which the catalog says is doomed, is to go with everything in it. Returns at once; what a crash interrupts goes on with the next
  /// start, because the catalog remembers it, and what is left says how far it has come.
  public func emptyNamespace(_ namespaceID: UniqueID) {
    // Most calls that found the namespace before it was doomed are done by then.
    timers.arm(.emptying(namespaceID), at: time.now() + .seconds(1))
  }

  /// Refuses a commit that makes an execution in a namespace that is going or gone: whoever asked for it had found the namespace before.
  func requireLasting(_ commit: Commit, of workflow: WorkflowKey) throws(ServiceError) {
    guard commit.executions.contains(where: { $0.expectedVersion == 0 }) else { return }
    let facts = catalog.facts(of: workflow.ownerID)
    guard facts?.isDoomed == false else { throw .namespaceNotFound(facts?.name ?? workflow.ownerID.description) }
  }

  /// Deletes what is in the namespace, and then, when its time has come, the namespace. Throws UNAVAILABLE when something has to be tried again.
  func removeDoomed(_ namespaceID: UniqueID) async throws(ServiceError) {
    guard let removalTime = catalog.doomedNamespaces[namespaceID] else { return }
    try await deleteEverything(in: namespaceID)
    sink.forget(namespaceID: namespaceID)
    guard removalTime <= time.now() else { return timers.arm(.emptying(namespaceID), at: removalTime) }
    try await catalog.remove(namespaceID)
    logger.notice("a deleted namespace and everything in it is gone", metadata: ["namespace": "\(namespaceID)"])
  }

  /// Deletes every execution of the namespace, of whatever kind. Throws UNAVAILABLE when some are left, which go the next time.
  private func deleteEverything(in namespaceID: UniqueID) async throws(ServiceError) {
    let item = ItemID(kind: MutableState.detailsItem.kind, reference: MutableState.detailsItem.reference)
    var listing = VisibilityListing(
      scope: VisibilityScope(namespaceID: namespaceID, division: nil), limit: configuration.taskPage, item: item)
    var left = 0
    while true {
      let page: [ListedExecution]
      do throws(StoreError) { page = try await store.list(listing) } catch { throw unavailable(error) }
      left += await deleteAll(page.map(\.key))
      if isClosed || Task.isCancelled { throw .unavailable("the server is shutting down") }
      guard page.count == configuration.taskPage, let last = page.last else { break }
      listing.start = .after(last.place)
    }
    guard left > 0 else { return }
    logger.info(
      "executions of a deleted namespace are left for the next time", metadata: ["namespace": "\(namespaceID)", "executions": "\(left)"])
    throw .unavailable("executions of the namespace are left")
  }

  /// Deletes executions, some side by side. Answers how many are left.
  private func deleteAll(_ keys: [ExecutionKey]) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      var waiting = keys[...]
      for _ in 0..<configuration.concurrentDeletions {
        guard let key = waiting.popFirst() else { break }
        group.addTask { await self.deleteWhole(key) }
      }
      var left = 0
      while let isGone = await group.next() {
        if !isGone { left += 1 }
        if let key = waiting.popFirst() { group.addTask { await self.deleteWhole(key) } }
      }
      return left
    }
  }

  /// Deletes an execution, whatever it is, and answers whether it is gone. A workflow that is open is terminated, and goes the next time: by then
  /// whoever waits for its end has heard of it. What it owes, it owes to others of its namespace, which go as well.
  private func deleteWhole(_ key: ExecutionKey) async -> Bool {
    if isClosed || Task.isCancelled { return false }
    do throws(ServiceError) {
      return try await withSlot(key.workflow) { slot, effects throws(ServiceError) -> Bool in
        if key.workflow.isWorkflow, try await self.terminateDoomed(key, in: slot, &effects) { return false }
        try await self.delete(key, in: slot)
        return true
      }
    } catch {
      return false
    }
  }

  /// Terminates a workflow, if it is open, and answers whether it was. One that cannot be read has no end to hear of.
  private func terminateDoomed(
    _ key: ExecutionKey, in slot: WorkflowSlot, _ effects: inout Effects
  ) async throws(ServiceError) -> Bool {
    do throws(ServiceError) {
      return try await turn(in: slot, key.runID, &effects) { turn throws(ServiceError) -> Bool in
        let isOpen = turn.state.isOpen
        if isOpen { try turn.terminate(reason: "Delete workflow execution", details: nil, identity: "history-service") }
        return isOpen
      }
    } catch {
      if [.unavailable, .resourceExhausted, .cancelled].contains(error.code) { throw error }
      return false
    }
  }
}
