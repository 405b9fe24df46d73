import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// Moves the run's clock to the next thing that the run waits for, if the run was told to skip time and waits for nothing else.
  ///
  /// It is the last that a turn does, so the event follows all others.
  mutating func skipTime() {
    guard let skipping = state.timeSkipping, state.skipsTime, state.waitsForTimeAlone(at: now) else { return }
    guard let target = state.findNextMoment(), target > now, target < .distantFuture else { return }
    var attributes = WorkflowExecutionTimeSkippingTransitionedEventAttributes()
    attributes.targetTime = target.timestamp
    attributes.wallClockTime = wallNow.timestamp
    attributes.disabledAfterFastForward = state.isFastForwarding && target.nanoseconds == skipping.fastForwardTarget
    append(.workflowExecutionTimeSkippingTransitioned, .workflowExecutionTimeSkippingTransitionedEventAttributes(attributes))
    state.noteSkip(from: now, attributes)
    dirty.timeSkipping = true
    now = target
    renewTasks()
  }

  /// Ends a fast-forward whose time has come by itself.
  mutating func endFastForward() {
    guard state.isFastForwarding, let skipping = state.timeSkipping, skipping.fastForwardTarget <= now.nanoseconds else { return }
    state.reachFastForward()
    dirty.timeSkipping = true
    var attributes = WorkflowExecutionTimeSkippingTransitionedEventAttributes()
    attributes.wallClockTime = wallNow.timestamp
    attributes.disabledAfterFastForward = true
    post(.workflowExecutionTimeSkippingTransitioned, .workflowExecutionTimeSkippingTransitionedEventAttributes(attributes))
  }

  /// What is in the store was due by the clock as it was.
  private mutating func renewTasks() {
    // All of them wait for their next attempt. The tasks that are armed for it are stale from now on.
    for var activity in state.activities.values {
      activity.stamp += 1
      update(activity)
      queueActivity(activity, due: WallTime(nanoseconds: activity.attemptScheduledTime))
    }
    if state.record.wakeUpDue != 0 {
      state.record.wakeUpDue = 0
      remove(.wakeUp)
    }
    wakeUp(by: state.findNextDeadline())
  }
}

extension MutableState {
  /// Whether the run was told to skip time and has not stopped doing so.
  var skipsTime: Bool {
    guard let timeSkipping else { return false }
    return timeSkipping.config.enabled && !timeSkipping.stopped
  }

  var isFastForwarding: Bool {
    guard let timeSkipping, skipsTime else { return false }
    return timeSkipping.fastForwardTarget != 0 && !timeSkipping.fastForwardReached
  }

  /// Whether nothing is under way that takes its own time. An activity between two attempts, and an update that was accepted, wait for the run.
  fileprivate func waitsForTimeAlone(at now: WallTime) -> Bool {
    guard isOpen, !isPaused, !record.hasWorkflowTask, !record.awaitsParent else { return false }
    guard children.isEmpty, externalSignals.isEmpty, externalCancels.isEmpty, pendingUpdates.isEmpty else { return false }
    return activities.values.allSatisfy { !$0.isStarted && !$0.hasPause && $0.attemptScheduledTime > now.nanoseconds }
  }

  fileprivate mutating func findNextMoment() -> WallTime? {
    let attempts = activities.values.map { WallTime(nanoseconds: $0.attemptScheduledTime) }
    return [findNextDeadline(), attempts.min()].compactMap { $0 }.min()
  }

  /// Skips as the event says that was written when it was `time`.
  mutating func noteSkip(from time: WallTime, _ event: WorkflowExecutionTimeSkippingTransitionedEventAttributes) {
    if event.hasTargetTime {
      record.skippedTime += (WallTime(event.targetTime) - time).wholeNanoseconds
      timeSkipping?.skipCount += 1
      if let skipping = timeSkipping, skipping.skipCount >= skipping.config.maxSessionSkipCount { timeSkipping?.stopped = true }
    }
    if event.disabledAfterFastForward { reachFastForward() }
  }

  mutating func reachFastForward() {
    timeSkipping?.fastForwardReached = true
    timeSkipping?.stopped = true
  }
}
