import Authorization
import GRPCServer
import HistoryEngine
import HistoryService

/// What a handler knows of a call beside its request.
struct Call: Sendable {
  /// Known, and not deleted when the call came.
  let namespace: Namespace
  /// When the client stops waiting; nil if it never does.
  var deadline: ContinuousClock.Instant? { fixedDeadline?.instant }
  /// The same, stored so that calls have a fixed layout.
  let fixedDeadline: FixedInstant?
  let ruleBook: RuleBook
  /// Who calls; nil where nobody is asked.
  let claims: Claims?

  /// The rules of the namespace as they are now.
  var rules: Rules { ruleBook.rules(of: namespace.name) }
}
