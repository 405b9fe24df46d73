import HistoryEngine
import HistoryRecords
public import Model
import Persistence
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
  /// The schedules that match, newest first, after the one created as `cursor`, at most `limit`; `next` is where the next page begins, nil at the end.
  ///
  /// What was acknowledged is listed. It costs a look at every execution of the store.
  public func listSchedules(
    namespaceID: UniqueID, after cursor: UniqueID?, limit: Int, matching: @Sendable (ListedSchedule) -> Bool
  ) async throws(ServiceError) -> (page: [ScheduleListEntry], next: UniqueID?) {
    var found: [MutableState] = []
    try await eachSchedule(namespaceID, after: cursor) { state in
      if matching(ListedSchedule(state)) { found.append(state) }
      return found.count <= limit
    }
    let now = time.now()
    return (found.prefix(limit).map { $0.scheduleEntry(now: now) }, found.count > limit ? found[limit - 1].key.runID : nil)
  }

  /// How many schedules match.
  public func countSchedules(namespaceID: UniqueID, matching: @Sendable (ListedSchedule) -> Bool) async throws(ServiceError) -> Int64 {
    var count: Int64 = 0
    try await eachSchedule(namespaceID, after: nil) { state in
      if matching(ListedSchedule(state)) { count += 1 }
      return true
    }
    return count
  }

  /// Calls `visit` with each schedule until it says that it has seen enough.
  private func eachSchedule(_ namespaceID: UniqueID, after cursor: UniqueID?, _ visit: (MutableState) -> Bool) async throws(ServiceError) {
    try requireServing()
    let space = WorkflowKey(scheduleID: "", namespaceID: namespaceID).namespaceID
    var cursor = cursor
    while true {
      let rows: [StoredSummary]
      do throws(StoreError) {
        rows = try await store.executions(of: space, before: cursor, limit: configuration.taskPage)
      } catch {
        throw unavailable(error)
      }
      for row in rows {
        // Deleted since it was read: it is no longer listed.
        guard let state = try? await look(at: row.key).state, state.isOpen else { continue }
        guard visit(state) else { return }
      }
      guard rows.count == configuration.taskPage else { return }
      cursor = rows.last?.key.runID
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
