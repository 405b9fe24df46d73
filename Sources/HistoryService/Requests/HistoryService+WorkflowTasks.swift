import HistoryEngine
import HistoryRecords
import Logging
public import Model
public import TemporalAPI

extension HistoryService {
  /// Gives a workflow task to a worker, with the history it needs: everything on a normal queue, what it has not seen on a sticky one.
  ///
  /// Soft state: nothing is stored, and after a crash the task is given out again. Throws NOT_FOUND when the task is stale.
  public func startWorkflowTask(_ task: OfferedTask, identity: String) async throws(ServiceError) -> PollWorkflowTaskQueueResponse {
    try await withSlot(task.key.workflow) { slot, effects throws(ServiceError) in
      let before = try await self.run(task.key.runID, in: slot)
      let effectsBefore = effects
      let start = try await self.turn(in: slot, task.key.runID, &effects) { turn throws(ServiceError) in
        try turn.startWorkflowTask(
          scheduledEventID: task.reference, stamp: task.stamp, identity: identity, requestID: self.time.makeID(at: turn.wallNow).description
        )
      }
      guard let run = slot.peek(task.key.runID) else { throw task.key.workflow.runNotFound(task.key.runID) }
      do throws(ServiceError) {
        return try await self.response(to: start, of: run)
      } catch {
        // A worker that gets no history must not leave a started task behind.
        if run.version == before.version {
          slot.restore(before.state)
          effects = effectsBefore
        }
        throw error
      }
    }
  }

  /// Takes a worker's answer to a workflow task. Durable when it returns, but for the next task that it may bring.
  ///
  /// Throws NOT_FOUND when the task is not the one that runs, INVALID_ARGUMENT when a command cannot be carried out: the task has failed then,
  /// or is left to time out if it failed before.
  public func respondWorkflowTaskCompleted(
    _ request: RespondWorkflowTaskCompletedRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> RespondWorkflowTaskCompletedResponse {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    // Before others: signals that wait would go to the task's buffer, and a full one fails the task.
    return try await withSlot(key.workflow, beforeOthers: true) { slot, effects throws(ServiceError) in
      let completion = try await self.turn(
        in: slot, key.runID, answers: request.queryResults, mayRestart: true, takesAlong: true, &effects
      ) { turn throws(ServiceError) in
        try turn.completeWorkflowTask(
          token, request, newRunID: self.time.makeID(at: turn.wallNow), requestID: self.time.makeID(at: turn.wallNow).description)
      }
      return await self.response(to: completion, key, in: slot)
    }
  }

  /// The completion is committed, so nothing that goes wrong here can undo it: what cannot be told to the worker times out.
  private func response(
    to completion: WorkflowTaskCompletion, _ key: ExecutionKey, in slot: WorkflowSlot
  ) async -> RespondWorkflowTaskCompletedResponse {
    var response = RespondWorkflowTaskCompletedResponse()
    response.resetHistoryEventID = completion.resetHistoryEventID
    guard completion.newTask != nil || !completion.eagerActivities.isEmpty, let run = slot.peek(key.runID) else { return response }
    do throws(ServiceError) {
      for start in completion.eagerActivities {
        let input = try await input(of: start.record.scheduledEventID, run)
        response.activityTasks.append(self.response(to: start, input, of: key, in: run.state.record))
      }
      if let start = completion.newTask { response.workflowTask = try await self.response(to: start, of: run, isInline: true) }
    } catch {
      logger.error("a started task was not handed out", metadata: ["workflow": "\(key.workflowID)", "error": "\(error)"])
    }
    return response
  }

  /// The worker could not compute the task. Throws NOT_FOUND when it is not the one that runs.
  public func respondWorkflowTaskFailed(_ request: RespondWorkflowTaskFailedRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let token = try TaskTokens.task(request.taskToken, namespaceID: namespaceID)
    let key = try token.executionKey
    try await turn(key.workflow, key.runID) { turn throws(ServiceError) in try turn.failWorkflowTask(token, request) }
  }

  /// Forgets which worker has the run in its cache. Throws NOT_FOUND on a closed run.
  public func resetStickyTaskQueue(_ request: ResetStickyTaskQueueRequest, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try request.execution.names(in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in
      guard turn.state.isOpen else { throw .notFound("workflow execution already completed") }
      turn.resetSticky()
    }
  }
}
