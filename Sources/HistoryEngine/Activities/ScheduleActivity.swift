import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// ScheduleActivityTask: writes the event and puts the first attempt into its queue, or keeps it for the worker that asks to run it itself.
  mutating func scheduleActivity(
    _ command: ScheduleActivityTaskCommandAttributes, _ metadata: UserMetadata?, _ handler: inout CommandHandler
  ) throws(CommandFailure) {
    try validate(command)
    let timeouts = try ActivityTimeouts(command, runTimeout: .nanoseconds(state.record.runTimeout))
    var activity = ActivityRecord()
    activity.activityID = command.activityID
    activity.activityType = command.activityType.name
    activity.taskQueue = command.taskQueue.name
    activity.scheduledTime = now.nanoseconds
    activity.attemptScheduledTime = now.nanoseconds
    activity.scheduleToStartTimeout = timeouts.scheduleToStart.wholeNanoseconds
    activity.scheduleToCloseTimeout = timeouts.scheduleToClose.wholeNanoseconds
    activity.startToCloseTimeout = timeouts.startToClose.wholeNanoseconds
    activity.heartbeatTimeout = timeouts.heartbeat.wholeNanoseconds
    activity.retryPolicy = command.hasRetryPolicy ? command.retryPolicy.completed : .standard
    activity.attempt = 1
    if command.hasPriority { activity.priority = command.priority }

    let attributes = scheduledAttributes(command, activity, timeouts, completedEventID: handler.completedEventID)
    let id = append(.activityTaskScheduled, .activityTaskScheduledEventAttributes(attributes), metadata: metadata)
    activity.scheduledEventID = id
    state.set(activity)
    dirty.activities.insert(id)
    wakeUp(by: activity.nextDeadline)
    if command.requestEagerExecution {
      handler.eagerActivities.append(id)
    } else {
      queueActivity(activity, due: now)
    }
  }

  /// Writes the row that puts the activity's next attempt into its queue. In a paused run it gets none: unpausing brings it.
  mutating func queueActivity(_ activity: ActivityRecord, due: WallTime) {
    guard !state.isPaused else { return }
    var payload = TaskRecord()
    payload.taskQueue = activity.taskQueue
    payload.scheduledEventID = activity.scheduledEventID
    payload.stamp = activity.stamp
    payload.scheduledTime = activity.attemptScheduledTime
    payload.expires = activity.scheduleToStartDeadline?.nanoseconds ?? 0
    payload.take(state.record.priority.overridden(by: activity.priority))
    set(.activityTask, reference: activity.scheduledEventID, due: due, payload: payload)
  }

  private func validate(_ command: ScheduleActivityTaskCommandAttributes) throws(CommandFailure) {
    func refuse(_ message: String) -> CommandFailure { CommandFailure(.badScheduleActivityAttributes, message) }
    let id = command.activityID
    let type = command.activityType.name
    if let problem = command.taskQueue.problem { throw refuse(problem) }
    guard !id.isEmpty else { throw refuse("activityId is not set") }
    guard !type.isEmpty else { throw refuse("activityType is not set") }
    if command.hasRetryPolicy, let problem = command.retryPolicy.problem { throw refuse(problem) }
    if let problem = command.priority.problem { throw refuse("invalid priorities: \(problem)") }
    for (name, value) in [("activityId", id), ("activityType", type), ("taskQueue", command.taskQueue.name)]
    where value.utf8.count > rules.maximumIDLength {
      throw refuse("\(name) exceeds length limit. Length=\(value.utf8.count) Limit=\(rules.maximumIDLength)")
    }
    guard state.activityIDs[id] == nil else {
      throw CommandFailure(
        .scheduleActivityDuplicateID, "invalid history builder state for action: add-activitytask-scheduled-event, ActivityID: \(id)")
    }
    guard state.activities.count < rules.maximumPendingActivities else {
      throw CommandFailure(
        .pendingActivitiesLimitExceeded,
        "the number of pending activities, \(state.activities.count), has reached the per-workflow limit of \(rules.maximumPendingActivities)"
      )
    }
    try requireSize(of: command.input, .badScheduleActivityAttributes, "ScheduleActivityTaskCommandAttributes.Input exceeds size limit.")
  }

  private func scheduledAttributes(
    _ command: ScheduleActivityTaskCommandAttributes, _ activity: ActivityRecord, _ timeouts: ActivityTimeouts, completedEventID: Int64
  ) -> ActivityTaskScheduledEventAttributes {
    var attributes = ActivityTaskScheduledEventAttributes()
    attributes.activityID = activity.activityID
    attributes.activityType = command.activityType
    attributes.taskQueue = .normal(activity.taskQueue)
    if command.hasHeader { attributes.header = command.header }
    if command.hasInput { attributes.input = command.input }
    attributes.scheduleToCloseTimeout = timeouts.scheduleToClose.proto
    attributes.scheduleToStartTimeout = timeouts.scheduleToStart.proto
    attributes.startToCloseTimeout = timeouts.startToClose.proto
    attributes.heartbeatTimeout = timeouts.heartbeat.proto
    attributes.workflowTaskCompletedEventID = completedEventID
    attributes.retryPolicy = activity.retryPolicy
    attributes.useWorkflowBuildID = command.useWorkflowBuildID
    if activity.hasPriority { attributes.priority = activity.priority }
    return attributes
  }
}
