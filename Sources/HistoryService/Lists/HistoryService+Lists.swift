public import HistoryEngine
import Logging
public import Model
public import Persistence
public import VisibilityQuery

/// An execution in a list, with what it says of itself.
public struct ListedRun: Sendable {
  public let place: VisibilityPlace
  /// Its record and its details; of what is pending nothing is known.
  public let state: MutableState
}

extension HistoryService {
  /// The time that runs live by.
  public func now() -> WallTime { time.now() }

  /// A page of executions. What was acknowledged is listed: the index is written by the commits themselves.
  ///
  /// One whose record is damaged is left out, and the log says so.
  public func list(
    _ scope: VisibilityScope, orderBy: [ListQuery.Ordering] = [], start: VisibilityPosition? = nil, limit: Int
  ) async throws(ServiceError) -> [ListedRun] {
    try requireServing()
    let item = ItemID(kind: MutableState.detailsItem.kind, reference: MutableState.detailsItem.reference)
    let rows: [ListedExecution]
    do throws(StoreError) {
      rows = try await measured { () async throws(StoreError) in
        try await store.list(VisibilityListing(scope: scope, orderBy: orderBy, start: start, limit: limit, item: item))
      } telling: {
        $0.read(.list, in: $1, isRefused: $2)
      }
    } catch {
      throw unavailable(error)
    }
    return rows.compactMap { row -> ListedRun? in
      do throws(ServiceError) {
        let items: [(kind: UInt8, reference: Int64, bytes: [UInt8])] =
          if let bytes = row.item { [(kind: item.kind, reference: item.reference, bytes: bytes)] } else { [] }
        return ListedRun(place: row.place, state: try MutableState(key: row.key, state: row.state, items: items))
      } catch {
        logger.error("a listed execution cannot be read", metadata: ["workflow": "\(row.key.workflowID)", "error": "\(error.message)"])
        return nil
      }
    }
  }

  /// How many executions there are, apart for each combination of the attributes' values, at most `limit` groups, the largest first.
  public func count(
    _ scope: VisibilityScope, by groupBy: [QueryField] = [], limit: Int
  ) async throws(ServiceError) -> [VisibilityGroup] {
    try requireServing()
    do throws(StoreError) {
      return try await measured { () async throws(StoreError) in
        try await store.count(scope, by: groupBy, limit: limit)
      } telling: {
        $0.read(.count, in: $1, isRefused: $2)
      }
    } catch {
      throw unavailable(error)
    }
  }
}
