import HistoryRecords
import Model
import TemporalAPI

/// What an operator asks of an activity.
enum ActivityCommand {
  case pause
  case unpause
  case reset
  case updateOptions
}

extension MutableState {
  /// What an activity without a workflow is doing, in the word that errors use.
  var standaloneStateName: String {
    switch record.status {
    case .running: break
    case .completed: return "Completed"
    case .failed: return "Failed"
    case .canceled: return "Canceled"
    case .terminated: return "Terminated"
    default: return "TimedOut"
    }
    guard let activity = activities[Turn.standaloneReference], activity.isStarted else {
      return record.activityPaused ? "Paused" : "Scheduled"
    }
    return activity.cancelRequested ? "CancelRequested" : activity.hasPause ? "PauseRequested" : "Started"
  }
}

extension Turn {
  /// Refuses an operator's command on a closed run, in the words that the original has for each.
  func requireOpen(for command: ActivityCommand) throws(ServiceError) {
    guard state.standalone != nil else { return try requireOpen() }
    guard !state.isOpen else { return }
    let name = state.standaloneStateName
    let reason =
      switch command {
      case .pause: "activity is in non-pausable state \(name)"
      case .unpause: "activity is in terminal state \(name)"
      case .reset: "activity execution is not running"
      case .updateOptions: "Cannot update options for activity in state \(name)"
      }
    throw ServiceError(.failedPrecondition, reason)
  }

  /// An activity that is not paused is left as it is; to an activity without a workflow that is an error, but for a repeated request.
  func requireUnpausable(_ activity: ActivityRecord, _ unpause: ActivityUnpause) throws(ServiceError) {
    guard activity.standalone, unpause.requestID.isEmpty || unpause.requestID != activity.unpauseRequestID else { return }
    throw ServiceError(.failedPrecondition, "activity is in non-unpausable state \(state.standaloneStateName)")
  }

  func alreadyPaused(_ activity: ActivityRecord) -> ServiceError {
    let reason =
      activity.standalone ? "activity is in non-pausable state \(state.standaloneStateName)" : "activity is already paused"
    return ServiceError(.failedPrecondition, reason)
  }

  /// Refuses a completion by id of an activity without a workflow that is closed.
  func requireCompletable() throws(ServiceError) {
    if state.standalone != nil && !state.isOpen { throw invalidTransition }
  }

  var invalidTransition: ServiceError {
    ServiceError(.failedPrecondition, "invalid transition from \(state.standaloneStateName)")
  }
}

extension ServiceError {
  /// There is no activity of this id that runs without a workflow, or not the attempt that was meant.
  static func standaloneNotFound(_ activityID: String) -> ServiceError { .notFound("activity not found for ID: \(activityID)") }
}
