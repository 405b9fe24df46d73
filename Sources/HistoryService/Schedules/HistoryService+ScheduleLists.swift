import HistoryEngine
import HistoryRecords
import Logging
public import Model
public import Persistence
import Schedules
public import TemporalAPI

/// A schedule as filters see it.
public struct ListedSchedule: Sendable {
  public var scheduleID: String
  public var isPaused: Bool
  public var createTime: WallTime
  public var searchAttributes: SearchAttributes
}

extension HistoryService {
  /// The schedules that match, newest first, behind the place `cursor`, at most `limit`; `next` is where the next page begins, nil at the end.
  ///
  /// What was acknowledged is listed. It costs a look at every schedule of the namespace down to the last that is answered.
  public func listSchedules(
    namespaceID: UniqueID, after cursor: VisibilityPlace?, limit: Int, matching: @Sendable (ListedSchedule) -> Bool
  ) async throws(ServiceError) -> (page: [ScheduleListEntry], next: VisibilityPlace?) {
    var found: [(state: MutableState, place: VisibilityPlace)] = []
    try await eachSchedule(namespaceID, after: cursor) { state, place in
      if matching(ListedSchedule(state)) { found.append((state, place)) }
      return found.count <= limit
    }
    let now = time.now()
    return (found.prefix(limit).map { $0.state.scheduleEntry(now: now) }, found.count > limit ? found[limit - 1].place : nil)
  }

  /// How many schedules match.
  public func countSchedules(namespaceID: UniqueID, matching: @Sendable (ListedSchedule) -> Bool) async throws(ServiceError) -> Int64 {
    var count: Int64 = 0
    try await eachSchedule(namespaceID, after: nil) { state, _ in
      if matching(ListedSchedule(state)) { count += 1 }
      return true
    }
    return count
  }

  /// The schedule as it is; nil: it was deleted since it was listed, or is damaged, and the log says so.
  private func listedState(of key: ExecutionKey) async throws(ServiceError) -> MutableState? {
    do throws(ServiceError) {
      return try await look(at: key).state
    } catch {
      switch error.code {
      case .notFound: return nil
      case .unavailable, .resourceExhausted, .cancelled: throw error
      default:
        logger.error("a listed schedule cannot be read", metadata: ["schedule": "\(key.workflowID)", "error": "\(error.message)"])
        return nil
      }
    }
  }

  /// Calls `visit` with each schedule until it says that it has seen enough.
  private func eachSchedule(
    _ namespaceID: UniqueID, after cursor: VisibilityPlace?, _ visit: (MutableState, VisibilityPlace) -> Bool
  ) async throws(ServiceError) {
    try requireServing()
    let item = ItemID(kind: MutableState.detailsItem.kind, reference: MutableState.detailsItem.reference)
    var listing = VisibilityListing(
      scope: VisibilityScope(namespaceID: namespaceID, division: VisibilityDivision.schedules), start: cursor.map { .after($0) },
      limit: configuration.taskPage, item: item)
    while true {
      let rows: [ListedExecution]
      do throws(StoreError) {
        rows = try await store.list(listing)
      } catch {
        throw unavailable(error)
      }
      for row in rows {
        guard let state = try await listedState(of: row.key), state.isOpen else { continue }
        guard visit(state, row.place) else { return }
      }
      guard rows.count == configuration.taskPage, let last = rows.last else { return }
      listing.start = .after(last.place)
    }
  }
}

extension ListedSchedule {
  fileprivate init(_ state: MutableState) {
    self.init(
      scheduleID: state.key.workflowID, isPaused: state.schedule?.progress.state.paused ?? false,
      createTime: WallTime(nanoseconds: state.record.startTime),
      searchAttributes: state.details.searchAttributes)
  }
}
