import HistoryEngine
import Model
import Persistence
import TemporalAPI
public import VisibilityQuery

/// How long closed workflows are kept that are not kept as long as the others of their namespace: the first rule that selects one counts.
public struct RetentionRules: Sendable, Equatable {
  /// What lists would find by `condition` is kept for `retention`.
  public struct Rule: Sendable, Equatable {
    public var condition: Condition
    public var retention: Duration

    public init(_ condition: Condition, retention: Duration) {
      self.condition = condition
      self.retention = retention
    }
  }

  /// In the order in which they are asked; none: the namespace's retention holds for all.
  public var rules: [Rule]

  public init(_ rules: [Rule] = []) { self.rules = rules }

  /// How long the closed run is kept; nil: as long as its namespace says. As in lists, a condition that names no division is about workflows.
  ///
  /// - Parameter types: Those of the namespace's search attributes.
  func retention(of state: MutableState, types: [String: IndexedValueType]?) -> Duration? {
    let run = VisibleExecution(key: state.key, record: state.visibilityRecord(types: types), size: ExecutionSize(state))
    let isWorkflow = run.record.division == VisibilityDivision.workflows
    return rules.first { rule in
      (isWorkflow || rule.condition.mentions(VisibilityDivision.attribute)) && rule.condition.isMet(by: run.values)
    }?.retention
  }
}
