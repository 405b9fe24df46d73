import Frontend
import HistoryEngine

/// What dynamic configuration sets, for one namespace or for all.
struct ServerSettings: Sendable {
  var rules: Rules
  var calls = CallLimits()
}
