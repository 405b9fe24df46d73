import HistoryEngine
import HistoryRecords
import Logging
public import Model
import Persistence
import SwiftProtobuf
public import TemporalAPI

/// An activity without a workflow as lists and their filters see it.
public struct ListedActivity: Sendable {
  let key: ExecutionKey
  let record: ExecutionRecord

  public var activityID: String { key.workflowID }
  public var runID: UniqueID { key.runID }
  public var activityType: String { record.workflowType }
  public var taskQueue: String { record.taskQueue }
  public var status: ActivityExecutionStatus { record.activityStatus }
}

extension HistoryService {
  /// The activities without a workflow that match, newest first, after the run `cursor`, at most `limit`; `next` is where the next page begins,
  /// nil at the end.
  ///
  /// What was acknowledged is listed. It costs a look at every execution of the store, until lists have an index of their own.
  public func listActivities(
    namespaceID: UniqueID, after cursor: UniqueID?, limit: Int, matching: @Sendable (ListedActivity) -> Bool
  ) async throws(ServiceError) -> (page: [ActivityExecutionListInfo], next: UniqueID?) {
    var found: [ListedActivity] = []
    try await eachActivity(namespaceID, after: cursor) { activity in
      if matching(activity) { found.append(activity) }
      return found.count <= limit
    }
    var page: [ActivityExecutionListInfo] = []
    for activity in found.prefix(limit) { page.append(try await listInformation(activity)) }
    return (page, found.count > limit ? found[limit - 1].runID : nil)
  }

  /// How many activities without a workflow match, by status.
  public func countActivities(
    namespaceID: UniqueID, matching: @Sendable (ListedActivity) -> Bool
  ) async throws(ServiceError) -> [ActivityExecutionStatus: Int64] {
    var counts: [ActivityExecutionStatus: Int64] = [:]
    try await eachActivity(namespaceID, after: nil) { activity in
      if matching(activity) { counts[activity.status, default: 0] += 1 }
      return true
    }
    return counts
  }

  /// Calls `visit` with each activity until it says that it has seen enough.
  private func eachActivity(
    _ namespaceID: UniqueID, after cursor: UniqueID?, _ visit: (ListedActivity) -> Bool
  ) async throws(ServiceError) {
    try requireServing()
    let space = WorkflowKey(standaloneActivityID: "", namespaceID: namespaceID).namespaceID
    var cursor = cursor
    while true {
      let rows: [StoredSummary]
      do throws(StoreError) {
        rows = try await store.executions(of: space, before: cursor, limit: configuration.taskPage)
      } catch {
        throw unavailable(error)
      }
      for row in rows {
        guard let record = try? ExecutionRecord(serializedBytes: row.state) else {
          logger.error("an activity's record cannot be read", metadata: ["activity": "\(row.key.workflowID)", "run": "\(row.key.runID)"])
          continue
        }
        guard visit(ListedActivity(key: row.key, record: record)) else { return }
      }
      guard rows.count == configuration.taskPage else { return }
      cursor = rows.last?.key.runID
    }
  }

  private func listInformation(_ activity: ListedActivity) async throws(ServiceError) -> ActivityExecutionListInfo {
    let record = activity.record
    var info = ActivityExecutionListInfo()
    info.activityID = activity.activityID
    info.runID = activity.runID.description
    info.activityType.name = activity.activityType
    info.taskQueue = activity.taskQueue
    info.status = activity.status
    info.scheduleTime = WallTime(nanoseconds: record.startTime).timestamp
    info.executionTime = WallTime(nanoseconds: record.executionTime).timestamp
    if record.closeTime > 0 {
      info.closeTime = WallTime(nanoseconds: record.closeTime).timestamp
      info.executionDuration = record.activityDuration
      info.stateTransitionCount = record.transitionCount
    }
    info.searchAttributes = SearchAttributes()
    let slot = try use(activity.key.workflow)
    defer { cache.release(slot) }
    // Deleted since it was listed: the rest is still true.
    if let details = try? await reader(of: activity.runID, in: slot).state.details, details.hasSearchAttributes {
      info.searchAttributes = details.searchAttributes.typed(by: rules(of: activity.key.workflow))
    }
    return info
  }
}
