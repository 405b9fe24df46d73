import TemporalAPI

/// A workflow's status in a word and a shape: the colour alone says nothing.
struct StatusView: Sendable, Hashable {
  let word: String
  /// The style of the badge, and the name of its icon.
  let style: String

  init(_ status: WorkflowExecutionStatus, isPaused: Bool = false) {
    (word, style) =
      switch status {
      case .running: isPaused ? ("Paused", "paused") : ("Running", "running")
      case .completed: ("Completed", "completed")
      case .failed: ("Failed", "failed")
      case .canceled: ("Canceled", "canceled")
      case .terminated: ("Terminated", "terminated")
      case .continuedAsNew: ("Continued as new", "continued")
      case .timedOut: ("Timed out", "timedout")
      case .paused: ("Paused", "paused")
      default: ("Unknown", "unknown")
      }
  }
}

extension WorkflowExecutionStatus {
  /// The statuses that lists can be narrowed to, with the words that filters have for them.
  static let filterable: [(status: WorkflowExecutionStatus, filter: String)] = [
    (.running, "Running"), (.completed, "Completed"), (.failed, "Failed"), (.canceled, "Canceled"), (.terminated, "Terminated"),
    (.continuedAsNew, "ContinuedAsNew"), (.timedOut, "TimedOut"), (.paused, "Paused"),
  ]
}
