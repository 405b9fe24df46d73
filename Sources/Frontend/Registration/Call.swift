import Authorization
import GRPCServer
import HistoryEngine
import HistoryService
import Model

/// What a handler knows of a call beside its request. An object for the same reason as `Asked`.
final class Call: Sendable {
  /// Known, and not deleted when the call came.
  let namespace: Namespace
  /// When the client stops waiting; nil if it never does.
  var deadline: ContinuousClock.Instant? { fixedDeadline?.instant }
  /// The same, stored so that calls have a fixed layout.
  let fixedDeadline: FixedInstant?
  let ruleBook: RuleBook
  /// Who calls; nil where nobody is asked.
  let claims: Claims?

  init(namespace: Namespace, fixedDeadline: FixedInstant?, ruleBook: RuleBook, claims: Claims?) {
    self.namespace = namespace
    self.fixedDeadline = fixedDeadline
    self.ruleBook = ruleBook
    self.claims = claims
  }

  /// The rules of the namespace as they are now.
  var rules: Rules { ruleBook.rules(of: namespace.name) }
}

extension NamespaceRegistry {
  /// A call in the namespace that its request names, maybe one `toStart` something. Throws INVALID_ARGUMENT without a name, NOT_FOUND when there is no such namespace.
  ///
  /// Never inlined: what it needs would be part of every parked poll's frame.
  @inline(never)
  func call(
    of asked: Asked<some NamespacedRequest>, toStart: Bool, _ ruleBook: RuleBook, _ claims: Claims?
  ) throws(ServiceError) -> Call {
    let name = asked.request.namespace
    if name.isEmpty { throw .invalidArgument("Namespace is empty.") }
    return Call(
      namespace: try resolve(name, toStart: toStart), fixedDeadline: asked.context.fixedDeadline, ruleBook: ruleBook, claims: claims)
  }
}
