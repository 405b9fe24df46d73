import HistoryEngine
import Model
import TemporalAPI

extension SearchAttributes {
  /// The attributes to start a workflow with: known, settable, of their types and within the limits. Those that say null are left out.
  func validated(in namespace: Namespace, rules: Rules) throws(ServiceError) -> SearchAttributes {
    if indexedFields.isEmpty { return self }
    var rules = rules
    rules.namespaceName = namespace.name
    rules.searchAttributeTypes = namespace.settableSearchAttributes
    if let problem = problem(rules: rules) ?? sizeProblem(rules: rules) { throw .invalidArgument(problem) }
    return withoutNulls
  }
}
