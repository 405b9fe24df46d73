import Model

/// What workers and clients were told, to be held against the histories at the end.
final class Ledger: @unchecked Sendable {
  /// A request that must be in a history once: a signal or an update.
  struct Sent {
    var workflowID: String
    var name: String
    /// The first answer said yes.
    var isAcknowledged = false
    /// Sent again after an answer that did not come, so a run that began meanwhile may have it as well.
    var attempts = 0
  }

  /// Workflow ids that clients started, with the run that the server named.
  var started: [(workflowID: String, runID: String)] = []
  var signals: [Sent] = []
  var updates: [Sent] = []
  /// Ids that an operator reset: what their runs took is taken over by others.
  var reset: Set<String> = []
  var terminated: Set<String> = []
  /// Attempts of activities that were given to a worker: run, scheduled event and attempt.
  private(set) var attempts: Set<String> = []
  /// The completions of activities that were acknowledged: run, and the activity's id.
  var completedActivities: [(workflowID: String, runID: String, activityID: String)] = []
  /// Queries that were answered.
  var queries = 0
  /// What those who waited for a workflow's end were told.
  var results: [(workflowID: String, runID: String, result: String)] = []

  /// False when the attempt was given out before.
  func take(_ attempt: String) -> Bool { attempts.insert(attempt).inserted }
}
