import TemporalAPI

/// One thing that a running workflow waits for.
struct StuckFinding: Sendable {
  /// How much it is in the way; the greatest of a workflow's findings is what it is said to wait for.
  enum Weight: Int, Sendable, Comparable {
    /// Worth knowing, but nothing waits for it.
    case note
    /// Something outside has to happen: a time, a signal, the end of a child.
    case waiting
    /// Somebody works on it.
    case working
    /// It goes wrong and is tried again.
    case retrying
    /// It does not go on until somebody does something.
    case blocked

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  let weight: Weight
  let telling: Telling
  /// What went wrong last.
  var failure: Failure?
  /// What one can do about it.
  var advice: String?
  /// The tab that shows more.
  var tab: WorkflowTab?
  /// Another workflow that this one waits for.
  var workflow: WorkflowExecution?
}
