import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension CallbackRecord {
  /// The callback as a description shows it.
  var information: WorkflowCallbackInfo {
    var info = WorkflowCallbackInfo()
    info.callback = callback
    info.trigger.workflowClosed = WorkflowCallbackInfo.WorkflowClosed()
    info.registrationTime = WallTime(nanoseconds: registrationTime).timestamp
    info.state = state
    info.attempt = attempt
    if lastAttemptCompleteTime != 0 { info.lastAttemptCompleteTime = WallTime(nanoseconds: lastAttemptCompleteTime).timestamp }
    if hasLastAttemptFailure { info.lastAttemptFailure = lastAttemptFailure }
    if nextAttemptTime != 0 { info.nextAttemptScheduleTime = WallTime(nanoseconds: nextAttemptTime).timestamp }
    return info
  }
}
