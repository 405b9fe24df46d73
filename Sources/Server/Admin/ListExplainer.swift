import Frontend
import HistoryEngine
import HistoryService
import Model
import Persistence
import VisibilityQuery

/// Says how a store finds what a list or a count of workflows asks for.
public enum ListExplainer {
  /// The database's plan for the first page of a list, or for the count if `isCount`, in its own words, a line each.
  ///
  /// Throws `StartError` when the store cannot be opened, there is no such namespace, or the query is refused.
  public static func explain(
    _ query: String, isCount: Bool, in namespace: String, of storage: ServerConfiguration.Storage
  ) async throws -> [String] {
    do {
      let store = try storage.openForAudit()
      do {
        let lines = try await explain(query, isCount: isCount, in: namespace, of: store)
        await store.close()
        return lines
      } catch {
        await store.close()
        throw error
      }
    } catch let error as QueryError {
      throw StartError(error.message)
    } catch {
      throw StartError(error)
    }
  }

  private static func explain(
    _ text: String, isCount: Bool, in namespace: String, of store: any AuditableStore
  ) async throws -> [String] {
    let catalog = try await IndexAuditor.catalog(of: store)
    guard let stored = try await store.namespaces().first(where: { $0.name == namespace }) else {
      throw StartError("there is no namespace \(namespace)")
    }
    let types = catalog.facts(of: stored.id)?.searchAttributeTypes ?? [:]
    let query = try ListQuery(text, schema: .workflows(types), now: WallClock.now())
    let isByDivision = query.condition.mentions(VisibilityDivision.attribute)
    let scope = VisibilityScope(
      namespaceID: stored.id, division: isByDivision ? nil : VisibilityDivision.workflows, condition: query.condition)
    let item = ItemID(kind: MutableState.detailsItem.kind, reference: MutableState.detailsItem.reference)
    let listing = VisibilityListing(scope: scope, orderBy: query.orderBy, limit: query.limit ?? 1_000, item: item)
    return try await store.plan(of: listing, countingBy: isCount ? query.groupBy : nil)
  }
}
