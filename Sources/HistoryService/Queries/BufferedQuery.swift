import Model
import TemporalAPI

/// A query that waits for a workflow task to carry it to the worker.
struct BufferedQuery: Sendable {
  let id: UniqueID
  let query: WorkflowQuery
  let resolution: Latch<Resolution>

  /// What became of it.
  enum Resolution: Sendable {
    case answered(WorkflowQueryResult)
    /// No workflow task will carry it any more: look again, it may go to the worker directly.
    case askAgain
    case timedOut
    case cancelled
    case shutDown
  }
}
