public import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

/// Which activities an operator means.
public struct ActivityTarget: Sendable {
  public var execution: WorkflowExecution
  public var selection: ActivitySelection

  /// Pending activities of a workflow (its current run, if none is named). Without a workflow id: the activity itself that the selection
  /// names, which runs without a workflow.
  public init(of execution: WorkflowExecution, _ selection: ActivitySelection) {
    self.execution = execution
    self.selection = selection
  }

  fileprivate func names(in namespaceID: UniqueID) throws(ServiceError) -> (workflow: WorkflowKey, runID: UniqueID?) {
    guard case .id(let id) = selection else { return try execution.names(in: namespaceID) }
    return try WorkflowExecution.names(
      ofActivity: id, workflowID: execution.workflowID, runID: execution.runID, in: namespaceID)
  }
}

extension HistoryService {
  /// Holds activities back until they are unpaused. Durable when it returns. Errors are those of `Turn.pauseActivities`.
  public func pauseActivities(_ target: ActivityTarget, _ pause: ActivityPause, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try target.names(in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in try turn.pauseActivities(target.selection, pause) }
  }

  /// Releases paused activities. Durable when it returns. Errors are those of `Turn.unpauseActivities`.
  public func unpauseActivities(_ target: ActivityTarget, _ unpause: ActivityUnpause, namespaceID: UniqueID) async throws(ServiceError) {
    let (workflow, runID) = try target.names(in: namespaceID)
    try await turn(workflow, runID) { turn throws(ServiceError) in try turn.unpauseActivities(target.selection, unpause) }
  }

  /// Begins activities anew. Durable when it returns. Errors are those of `Turn.resetActivities`.
  public func resetActivities(_ target: ActivityTarget, _ reset: ActivityReset, namespaceID: UniqueID) async throws(ServiceError) {
    try await turn(on: target, needsOriginals: reset.restoresOptions, namespaceID: namespaceID) { turn, originals throws(ServiceError) in
      try turn.resetActivities(target.selection, reset, originals: originals)
    }
  }

  /// Changes options of activities and answers what they are now. Durable when it returns. Errors are those of
  /// `Turn.updateActivityOptions`.
  public func updateActivityOptions(
    _ target: ActivityTarget, _ change: ActivityOptionsChange, namespaceID: UniqueID
  ) async throws(ServiceError) -> ActivityOptions {
    try await turn(on: target, needsOriginals: change.isRestore, namespaceID: namespaceID) { turn, originals throws(ServiceError) in
      try turn.updateActivityOptions(target.selection, change, originals: originals)
    }
  }

  /// A random delay for each activity, below `limit`.
  public func jitter(below limit: Duration) -> Jitter {
    Jitter(limit: min(limit, ruleBook.everywhere.maximumDuration), seed: time.random())
  }

  /// A turn that may need the options that the activities were scheduled with, which are in the history.
  private func turn<Value: Sendable>(
    on target: ActivityTarget, needsOriginals: Bool, namespaceID: UniqueID,
    _ decide: (inout Turn, OriginalOptions) throws(ServiceError) -> Value
  ) async throws(ServiceError) -> Value {
    let (workflow, runID) = try target.names(in: namespaceID)
    return try await withSlot(workflow) { slot, effects throws(ServiceError) in
      let run = try await self.run(runID, in: slot)
      var originals: OriginalOptions = [:]
      if needsOriginals {
        for activity in try run.state.activities(target.selection) {
          originals[activity.scheduledEventID] = try await self.originalOptions(of: activity.scheduledEventID, run)
        }
      }
      return try await self.turn(in: slot, run.state.key.runID, &effects) { turn throws(ServiceError) in try decide(&turn, originals) }
    }
  }
}

extension HistoryService {
  private func originalOptions(of scheduledEventID: Int64, _ run: CachedRun) async throws(ServiceError) -> ActivityOptions {
    if let standalone = run.state.standalone { return standalone.originalOptions }
    return ActivityOptions(try await event(scheduledEventID, of: run).activityTaskScheduledEventAttributes)
  }
}

extension ActivityOptionsChange {
  fileprivate var isRestore: Bool {
    if case .restore = self { true } else { false }
  }
}
