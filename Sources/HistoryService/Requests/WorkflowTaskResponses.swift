import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension HistoryService {
  /// What a worker is given for a started task. The first page of its history comes along; the rest it reads by the token.
  ///
  /// `isInline`: the worker has just answered the task before, so it has seen what that one brought, on whatever queue.
  func response(
    to start: WorkflowTaskStart, of run: CachedRun, isInline: Bool = false
  ) async throws(ServiceError) -> PollWorkflowTaskQueueResponse {
    let state = run.state
    let first = start.isSticky || isInline ? start.previousStartedEventID + 1 : 1
    let page = try await page(
      of: state.key, first..<start.nextStoredEventID, recent: run.recent, batches: configuration.historyPageEvents)
    var response = PollWorkflowTaskQueueResponse(state)
    response.taskToken = TaskTokens.make(state.key) { token in
      token.scheduledEventID = start.scheduledEventID
      token.startedEventID = start.startedEventID
      token.attempt = start.attempt
      token.startedTime = start.startedTime.nanoseconds
    }
    response.previousStartedEventID = start.previousStartedEventID
    response.startedEventID = start.startedEventID
    response.attempt = start.attempt
    response.scheduledTime = start.scheduledTime.timestamp
    response.startedTime = start.startedTime.timestamp
    response.history.events = page.events
    let next = page.nextEventID ?? start.nextStoredEventID
    if next < start.nextStoredEventID {
      // The events that exist only for this worker come with the last page.
      response.nextPageToken = TaskTokens.page(runID: state.key.runID, next: next, end: start.nextStoredEventID)
    } else {
      response.history.events += start.tail
    }
    response.messages = start.messages
    if let query = run.query { response.queries[query.id.description] = query.query }
    return response
  }
}

extension PollWorkflowTaskQueueResponse {
  /// What every answer to a workflow poll says about the run.
  init(_ state: MutableState) {
    self.init()
    workflowExecution = WorkflowExecution(state.key)
    workflowType.name = state.record.workflowType
    workflowExecutionTaskQueue = .normal(state.record.taskQueue)
  }
}
