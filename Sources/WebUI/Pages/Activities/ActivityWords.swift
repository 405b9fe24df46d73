import TemporalAPI

/// What is said of an activity in words.
enum ActivityWords {
  /// Nil where its status says it all.
  static func state(_ info: ActivityExecutionInfo) -> String? {
    switch info.runState {
    case .scheduled: info.hasNextAttemptScheduleTime ? "Waits for its next attempt" : "Waits for a worker"
    case .started: "A worker runs it"
    case .cancelRequested: "Asked to cancel"
    case .paused: "Paused"
    case .pauseRequested: "Paused once this attempt ends"
    default: nil
    }
  }

  static func attempt(_ info: ActivityExecutionInfo) -> String? {
    guard info.attempt > 0 else { return nil }
    let most = info.retryPolicy.maximumAttempts
    return most > 0 ? "\(info.attempt) of \(most)" : "\(info.attempt)"
  }

  static func priority(_ priority: Priority) -> String? {
    let key = priority.priorityKey > 0 ? "\(priority.priorityKey)" : ""
    let fair = priority.fairnessKey.isEmpty ? "" : "fairness key \(priority.fairnessKey)"
    return [key, fair].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
