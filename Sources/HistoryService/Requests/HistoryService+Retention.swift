import HistoryEngine
public import Model
import Persistence

extension HistoryService {
  /// The namespace's retention was shortened: runs that closed before are to go by it too. Returns at once; what a crash interrupts begins anew
  /// with the next start, because the catalog remembers it.
  public func settleRetention(of namespaceID: UniqueID) {
    timers.arm(.retention(namespaceID), at: time.now())
  }

  /// Has every closed run of the namespace deleted when its retention, as it is now, ends.
  func renewDeletions(of namespaceID: UniqueID) async throws(ServiceError) {
    guard let retention = catalog.facts(of: namespaceID)?.retention else { return }
    for space in [namespaceID, WorkflowKey(standaloneActivityID: "", namespaceID: namespaceID).namespaceID] {
      try await renewDeletions(in: space)
    }
    try await catalog.retentionIsSettled(of: namespaceID, retention)
  }

  private func renewDeletions(in space: UniqueID) async throws(ServiceError) {
    var cursor: UniqueID?
    while !isClosed {
      let page: [StoredSummary]
      do throws(StoreError) {
        page = try await store.executions(of: space, before: cursor, limit: configuration.taskPage)
      } catch {
        throw unavailable(error)
      }
      for row in page {
        do throws(ServiceError) {
          try await turn(row.key.workflow, row.key.runID) { $0.renewDeletion() }
        } catch {
          // It is gone meanwhile, as it should be.
          guard error.code == .notFound else { throw error }
        }
      }
      guard page.count == configuration.taskPage else { return }
      cursor = page.last?.key.runID
    }
  }
}
