import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension HistoryService {
  /// What a worker is given for a started attempt; `scheduled` is the event that holds its input.
  func response(to start: ActivityStart, _ scheduled: HistoryEvent, of state: MutableState) -> PollActivityTaskQueueResponse {
    let record = start.record
    let attributes = scheduled.activityTaskScheduledEventAttributes
    var response = PollActivityTaskQueueResponse()
    response.taskToken = TaskTokens.make(state.key) { token in
      token.scheduledEventID = record.scheduledEventID
      token.attempt = record.attempt
      token.stamp = record.stamp
      token.activityID = record.activityID
      token.activityType = record.activityType
    }
    response.workflowNamespace = namespaceName(state.key.namespaceID)
    response.workflowType.name = state.record.workflowType
    response.workflowExecution = WorkflowExecution(state.key)
    response.activityType.name = record.activityType
    response.activityID = record.activityID
    if attributes.hasHeader { response.header = attributes.header }
    if attributes.hasInput { response.input = attributes.input }
    if record.hasHeartbeatDetails { response.heartbeatDetails = record.heartbeatDetails }
    response.scheduledTime = WallTime(nanoseconds: record.scheduledTime).timestamp
    response.currentAttemptScheduledTime = WallTime(nanoseconds: record.attemptScheduledTime).timestamp
    response.startedTime = start.startedTime.timestamp
    response.attempt = record.attempt
    response.scheduleToCloseTimeout = Duration.nanoseconds(record.scheduleToCloseTimeout).proto
    response.startToCloseTimeout = Duration.nanoseconds(record.startToCloseTimeout).proto
    response.heartbeatTimeout = Duration.nanoseconds(record.heartbeatTimeout).proto
    response.retryPolicy = record.retryPolicy
    if state.record.hasPriority || record.hasPriority { response.priority = state.record.priority.overridden(by: record.priority) }
    return response
  }
}
