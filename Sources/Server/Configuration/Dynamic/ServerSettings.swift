import Frontend
import HistoryEngine
import MatchingService

/// What dynamic configuration sets: for all, or for one namespace or task queue.
struct ServerSettings: Sendable {
  var rules: Rules
  var calls = CallLimits()
  /// The names under which the HTTP API may be asked.
  var httpHosts = AllowedHosts()
  var queue = QueueRules()
}
