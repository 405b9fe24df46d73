import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// RequestCancelActivityTask: a waiting activity ends at once, a running one learns of it with its next heartbeat.
  mutating func requestCancelActivity(
    _ command: RequestCancelActivityTaskCommandAttributes, _ handler: inout CommandHandler
  ) throws(CommandFailure) {
    let id = command.scheduledEventID
    guard id > 0 else {
      throw CommandFailure(.badRequestCancelActivityAttributes, "ScheduledEventId is not set on RequestCancelActivityTaskCommand.")
    }
    let activity = state.activities[id]
    // An activity whose end still waits in the buffer is over, but the worker could not know: the request is written and means nothing.
    let endsInBuffer = state.buffer.contains { $0.event.closedActivity == id }
    guard endsInBuffer || activity?.cancelRequested == false else {
      throw CommandFailure(
        .badRequestCancelActivityAttributes,
        "invalid history builder state for action: add-activitytask-cancel-requested-event, ScheduledEventID: \(id)")
    }
    var attributes = ActivityTaskCancelRequestedEventAttributes()
    attributes.scheduledEventID = id
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    let requested = append(.activityTaskCancelRequested, .activityTaskCancelRequestedEventAttributes(attributes))
    guard var activity else { return }
    activity.cancelRequested = true
    activity.cancelRequestedEventID = requested
    guard !activity.isStarted else { return announceCancellation(of: activity) }
    cancelWaiting(activity, handler)
    handler.needsWorkflowTask = true
  }

  /// The worker of a running attempt learns of the cancellation at once if it takes commands, otherwise with its next heartbeat.
  mutating func announceCancellation(of activity: ActivityRecord) {
    update(activity)
    if !activity.controlQueue.isEmpty { cancelledAttempts.append(activity) }
  }

  private mutating func cancelWaiting(_ activity: ActivityRecord, _ handler: CommandHandler) {
    var attributes = ActivityTaskCanceledEventAttributes()
    attributes.details = .json("ACTIVITY_ID_NOT_STARTED")
    attributes.latestCancelRequestedEventID = activity.cancelRequestedEventID
    attributes.scheduledEventID = activity.scheduledEventID
    attributes.identity = handler.request.identity
    append(.activityTaskCanceled, .activityTaskCanceledEventAttributes(attributes))
    forget(activity)
  }
}
