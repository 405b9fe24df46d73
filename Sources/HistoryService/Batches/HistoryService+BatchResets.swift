import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension HistoryService {
  /// What resets a workflow to where a batch job says. Throws INVALID_ARGUMENT when the workflow has no such point.
  func resetRequest(
    _ operation: BatchOperationReset, _ execution: WorkflowExecution, reason: String, _ requestID: String, namespaceID: UniqueID
  ) async throws(ServiceError) -> ResetWorkflowExecutionRequest {
    let (workflow, runID) = try execution.names(in: namespaceID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let run = try await reader(of: runID, in: slot)
    let point = try await point(operation.target, of: run)
    var request = ResetWorkflowExecutionRequest()
    request.workflowExecution.workflowID = execution.workflowID
    request.workflowExecution.runID = point.runID
    request.workflowTaskFinishEventID = point.eventID
    request.reason = reason
    request.requestID = requestID
    request.identity = operation.identity
    request.resetReapplyType = operation.hasOptions ? operation.options.resetReapplyType : operation.resetReapplyType
    request.resetReapplyExcludeTypes = operation.options.resetReapplyExcludeTypes
    request.postResetOperations = operation.postResetOperations
    return request
  }

  private func point(_ target: BatchResetTarget, of run: CachedRun) async throws(ServiceError) -> (runID: String, eventID: Int64) {
    let key = run.state.key
    switch target {
    case .event(let id): return (key.runID.description, id)
    case .firstTask: return (key.runID.description, try await taskEvent(of: run, newestFirst: false))
    case .lastTask: return (key.runID.description, try await taskEvent(of: run, newestFirst: true))
    case .build(let id, let currentRunOnly):
      guard let point = run.state.resetPoints.points.first(where: { $0.buildID == id }) else {
        throw .invalidArgument("can't find reset point for build ID \(id)")
      }
      guard !currentRunOnly || point.runID == key.runID.description else {
        throw .invalidArgument("the reset point of build ID \(id) is in an earlier run")
      }
      return (point.runID, point.firstWorkflowTaskCompletedID)
    }
  }

  /// The completion of the first or the last workflow task; without one the place behind a task's schedule.
  private func taskEvent(of run: CachedRun, newestFirst: Bool) async throws(ServiceError) -> Int64 {
    var range: Range<Int64> = 1..<run.state.record.nextEventID
    var scheduled: Int64?
    while !range.isEmpty {
      let page = try await page(
        of: run.state.key, range, recent: run.recent, batches: configuration.historyPageEvents, newestFirst: newestFirst)
      for event in page.events {
        if event.eventType == .workflowTaskCompleted { return event.eventID }
        if event.eventType == .workflowTaskScheduled, scheduled == nil { scheduled = event.eventID }
      }
      guard let last = page.events.last?.eventID else { break }
      range = newestFirst ? 1..<max(1, last) : last + 1..<max(last + 1, range.upperBound)
    }
    guard let scheduled else { throw .invalidArgument("unable to find any scheduled or completed task") }
    return scheduled + 1
  }
}

/// To where workflows are reset.
enum BatchResetTarget: Sendable {
  case firstTask
  case lastTask
  case event(Int64)
  case build(String, currentRunOnly: Bool)
}

extension BatchOperationReset {
  fileprivate var target: BatchResetTarget {
    switch options.target {
    case .firstWorkflowTask: .firstTask
    case .lastWorkflowTask: .lastTask
    case .workflowTaskID(let id): .event(id)
    case .buildID(let id): .build(id, currentRunOnly: options.currentRunOnly)
    case nil: resetType == .firstWorkflowTask ? .firstTask : .lastTask
    }
  }
}
