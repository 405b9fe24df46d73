import HistoryEngine
public import Model
import Persistence

extension HistoryService {
  /// The namespace's retention was shortened, or its rules changed: runs that closed before are to go by it too. Returns at once; what a crash interrupts begins anew
  /// with the next start, because the catalog remembers it.
  public func settleRetention(of namespaceID: UniqueID) {
    timers.arm(.retention(namespaceID), at: time.now())
  }

  /// Has every closed run of the namespace deleted when its retention, as it is now, ends.
  func renewDeletions(of namespaceID: UniqueID) async throws(ServiceError) {
    guard let facts = catalog.facts(of: namespaceID) else { return }
    try await renewAllDeletions(in: namespaceID)
    try await catalog.retentionIsSettled(of: namespaceID, by: facts)
  }

  /// Walks the closed runs of every division: in lists they stand behind the open ones.
  private func renewAllDeletions(in namespaceID: UniqueID) async throws(ServiceError) {
    let item = ItemID(kind: MutableState.detailsItem.kind, reference: MutableState.detailsItem.reference)
    var listing = VisibilityListing(
      scope: VisibilityScope(namespaceID: namespaceID, division: nil), start: .after(.lastOpen), limit: configuration.taskPage, item: item)
    while !isClosed {
      let page: [ListedExecution]
      do throws(StoreError) {
        page = try await store.list(listing)
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
      guard page.count == configuration.taskPage, let last = page.last else { return }
      listing.start = .after(last.place)
    }
  }
}
