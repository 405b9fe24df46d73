import HistoryRecords
public import Model
import TemporalAPI

extension Turn {
  /// Begins the run with which a reset goes on: the task at the reset point fails, what is pending is given out anew, what happened behind
  /// the point is written again, and a workflow task follows.
  ///
  /// The turn's events follow the history that was replayed, which the caller copies. Throws INVALID_ARGUMENT when no workflow task is
  /// pending at the reset point, and for a post-reset operation that is none.
  public static func reset(_ reset: RunReset, now: WallTime, rules: Rules) throws(ServiceError) -> Turn {
    guard reset.replay.state.isOpen, reset.replay.state.record.hasWorkflowTask else {
      throw .notResettable(to: reset.replay.state.record.nextEventID)
    }
    var turn = Turn(rebuilt: reset.replay.state, now: now, rules: rules)
    turn.state.record.startRequestID = reset.startRequestID
    turn.state.record.resetRequestID = reset.request.requestID
    turn.renewTimes()
    turn.forgetPause()
    turn.failTask(of: reset)
    turn.restartActivities()
    let excluded = reset.request.excludedTypes
    for event in reset.tail { turn.reapply(event, excluding: excluded) }
    for operation in reset.request.postResetOperations { try turn.apply(operation, identity: reset.request.identity) }
    turn.scheduleWorkflowTask(attempt: 1)
    turn.wakeUp(by: turn.state.findNextDeadline())
    return turn
  }

  /// Remembers that a reset made another run to go on instead of this one, also as its children's parent and its parent's child.
  public mutating func noteReset(to runID: UniqueID) {
    state.record.resetRunID = runID.description
    sparesChildren = true
    isDurable = true
  }

  /// A reset is a way out of a pause.
  private mutating func forgetPause() {
    guard state.isPaused else { return }
    state.record.status = .running
    state.record.clearPause()
  }

  /// The run begins now: its timeouts count from here.
  private mutating func renewTimes() {
    let begin = state.record.startTime
    let backoff = state.record.executionTime - begin
    state.record.originalStartTime = begin
    state.record.startTime = now.nanoseconds
    state.record.lastResetTime = now.nanoseconds
    state.record.executionTime = now.nanoseconds + backoff
    let execution = state.record.executionTimeout > 0 ? now + .nanoseconds(state.record.executionTimeout) : nil
    let run = state.record.runTimeout > 0 ? now + .nanoseconds(state.record.runTimeout) : nil
    state.record.executionExpiration = execution?.nanoseconds ?? 0
    state.record.runExpiration = [run, execution].compactMap { $0 }.min()?.nanoseconds ?? 0
  }

  /// Fails the task at the reset point. If no worker had it, the server starts it for that.
  private mutating func failTask(of reset: RunReset) {
    var attributes = WorkflowTaskFailedEventAttributes()
    attributes.startedEventID = reset.replay.startedEventID
    if attributes.startedEventID == 0 {
      // A repeated task was never written: it becomes an ordinary one.
      if state.isTaskUnwritten { scheduleWorkflowTask(attempt: 1) }
      attributes.startedEventID = startScheduledTask(identity: Identity.service, requestID: "emptyUuid").startedEventID
      writeStartedTask()
    }
    attributes.scheduledEventID = state.record.workflowTask.scheduledEventID
    attributes.cause = .resetWorkflow
    attributes.failure.message = reset.request.reason
    attributes.failure.resetWorkflowFailureInfo = ResetWorkflowFailureInfo()
    attributes.identity = Identity.service
    attributes.baseRunID = reset.baseRunID.description
    attributes.newRunID = state.key.runID.description
    dropWorkflowTask()
    append(.workflowTaskFailed, .workflowTaskFailedEventAttributes(attributes))
  }

  /// Gives out what is pending. Whether it was started the history does not say: the worker that has it is told that its run is closed.
  private mutating func restartActivities() {
    for var activity in state.activities.values {
      activity.scheduledTime = now.nanoseconds
      activity.attemptScheduledTime = now.nanoseconds
      update(activity)
      queueActivity(activity, due: now)
    }
  }

  /// Goes on with a state that was made from a history under a new run's key: nothing of it is stored yet.
  private init(rebuilt state: MutableState, now: WallTime, rules: Rules) {
    self.init(new: state, now: now, rules: rules)
    dirty.activities = Set(state.activities.keys)
    dirty.timers = Set(state.timers.keys)
    dirty.signalRequestIDs = zip(1..., state.signalRequestIDs).map { (reference: $0, id: $1) }
    dirty.children = Set(state.children.keys)
    dirty.externalSignals = Set(state.externalSignals.keys)
    dirty.externalCancels = Set(state.externalCancels.keys)
    for errand in state.openErrands { send(errand) }
    dirty.details = state.details != DetailsRecord()
    dirty.timeSkipping = state.timeSkipping != nil
    dirty.resetPoints = !state.resetPoints.points.isEmpty
    for update in [state.acceptedUpdates.values, state.completedUpdates.values].joined() { dirty.updates[update.acceptedEventID] = update }
    dirty.admittedUpdates = Set(state.pendingUpdates.map(\.admittedEventID))
    dirty.requests = Set(state.requests.keys)
    dirty.callbacks = Set(state.callbacks.keys)
  }
}

extension ServiceError {
  fileprivate static func notResettable(to eventID: Int64) -> ServiceError {
    .invalidArgument("Can only reset workflow to event ID in range [WorkflowTaskScheduled +1, WorkflowTaskStarted + 1]: \(eventID)")
  }
}
