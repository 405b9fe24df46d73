import Frontend
import HistoryEngine

/// What dynamic configuration sets, for one namespace or for all.
struct ServerSettings: Sendable {
  var rules: Rules
  var calls = CallLimits()
  /// The names under which the HTTP API may be asked.
  var httpHosts = AllowedHosts()
}
