import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
public import TemporalAPI

extension ListedRun {
  /// The workflow as lists show it. `types` are those of its namespace's search attributes.
  public func workflow(types: [String: IndexedValueType]) -> WorkflowExecutionInfo {
    let record = state.record
    var info = WorkflowExecutionInfo()
    info.execution = WorkflowExecution(state.key)
    info.type.name = record.workflowType
    info.status = state.visibleStatus
    info.startTime = WallTime(nanoseconds: record.startTime).timestamp
    info.executionTime = WallTime(nanoseconds: record.executionTime).timestamp
    if record.closeTime > 0 {
      info.closeTime = WallTime(nanoseconds: record.closeTime).timestamp
      info.executionDuration = state.visibleDuration.proto
    }
    info.historyLength = record.nextEventID - 1
    info.historySizeBytes = record.historyBytes
    info.stateTransitionCount = record.transitionCount
    info.memo = state.details.memo
    info.searchAttributes = state.shownSearchAttributes.typed(by: types)
    info.taskQueue = record.taskQueue
    if let parent = state.parent { info.parentExecution = parent.execution }
    info.rootExecution = state.root
    return info
  }

  /// The activity without a workflow as lists show it.
  public func activity(types: [String: IndexedValueType]) -> ActivityExecutionListInfo {
    let record = state.record
    var info = ActivityExecutionListInfo()
    info.activityID = state.key.workflowID
    info.runID = state.key.runID.description
    info.activityType.name = record.workflowType
    info.taskQueue = record.taskQueue
    info.status = record.activityStatus
    info.scheduleTime = WallTime(nanoseconds: record.startTime).timestamp
    info.executionTime = WallTime(nanoseconds: record.executionTime).timestamp
    if record.closeTime > 0 {
      info.closeTime = WallTime(nanoseconds: record.closeTime).timestamp
      info.executionDuration = state.visibleDuration.proto
      info.stateTransitionCount = record.transitionCount
    }
    info.searchAttributes = state.details.searchAttributes.typed(by: types)
    return info
  }
}

extension MutableState {
  /// How long a closed run took; never less than nothing.
  fileprivate var visibleDuration: Duration {
    max(.zero, WallTime(nanoseconds: record.closeTime) - WallTime(nanoseconds: record.executionTime))
  }
}
