import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// What an activity is called with.
struct ActivityInput: Sendable {
  var input: Payloads?
  var header: Header?

  init() {}

  /// That of a workflow's activity, which its schedule event holds.
  init(_ attributes: ActivityTaskScheduledEventAttributes) {
    if attributes.hasInput { input = attributes.input }
    if attributes.hasHeader { header = attributes.header }
  }

  init(_ standalone: StandaloneActivityRecord) {
    if standalone.hasInput { input = standalone.input }
    if standalone.hasHeader { header = standalone.header }
  }
}

extension HistoryService {
  /// What the activity is called with, from the history or, without a workflow, from the state.
  func input(of scheduledEventID: Int64, _ run: CachedRun) async throws(ServiceError) -> ActivityInput {
    if let standalone = run.state.standalone { return ActivityInput(standalone) }
    return ActivityInput(try await event(scheduledEventID, of: run).activityTaskScheduledEventAttributes)
  }

  /// What a worker is given for an attempt, of a run that is as it is in `state` when the attempt starts.
  func response(
    to start: ActivityStart, _ input: ActivityInput, of key: ExecutionKey, in state: ExecutionRecord
  ) -> PollActivityTaskQueueResponse {
    let record = start.record
    var response = PollActivityTaskQueueResponse()
    response.taskToken = record.token(in: key)
    response.workflowNamespace = namespaceName(key.workflow.ownerID)
    if record.standalone {
      response.activityRunID = key.runID.description
      // Present and empty, as from the original.
      response.workflowExecution = WorkflowExecution()
    } else {
      response.workflowType.name = state.workflowType
      response.workflowExecution = WorkflowExecution(key)
    }
    response.activityType.name = record.activityType
    response.activityID = record.activityID
    if let header = input.header { response.header = header }
    if let input = input.input { response.input = input }
    if record.hasHeartbeatDetails { response.heartbeatDetails = record.heartbeatDetails }
    response.scheduledTime = WallTime(nanoseconds: record.standalone ? state.startTime : record.scheduledTime).timestamp
    response.currentAttemptScheduledTime = WallTime(nanoseconds: record.attemptScheduledTime).timestamp
    response.startedTime = start.startedTime.timestamp
    response.attempt = record.attempt
    response.scheduleToCloseTimeout = Duration.nanoseconds(record.scheduleToCloseTimeout).proto
    response.startToCloseTimeout = Duration.nanoseconds(record.startToCloseTimeout).proto
    response.heartbeatTimeout = Duration.nanoseconds(record.heartbeatTimeout).proto
    response.retryPolicy = record.retryPolicy
    if state.hasPriority || record.hasPriority { response.priority = state.priority.overridden(by: record.priority) }
    return response
  }
}

extension ActivityRecord {
  /// The token of the attempt, the same whenever it is made while the attempt runs.
  func token(in key: ExecutionKey) -> Data {
    TaskTokens.make(key) { token in
      token.scheduledEventID = scheduledEventID
      token.attempt = attempt
      token.stamp = stamp
      token.activityID = activityID
      token.activityType = activityType
    }
  }
}
