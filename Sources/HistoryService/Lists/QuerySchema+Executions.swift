import HistoryEngine
import Persistence
public import TemporalAPI
public import VisibilityQuery

extension QuerySchema {
  /// What queries about workflows may name. A custom attribute, of these types, goes before a predefined one of its name.
  public static func workflows(_ types: [String: IndexedValueType]) -> QuerySchema {
    QuerySchema(QueryField.workflowFields + fields(types))
  }

  /// The same of activities without a workflow, which have ids and types of their own.
  public static func activities(_ types: [String: IndexedValueType]) -> QuerySchema {
    QuerySchema(QueryField.activityFields + fields(types))
  }

  private static func fields(_ types: [String: IndexedValueType]) -> [QueryField] {
    types.compactMap { name, type in QueryField.Kind(type).map { QueryField(name, $0) } }
  }
}

extension Condition {
  /// The condition by the names that the store has.
  public var stored: Condition {
    switch self {
    case .all(let parts): .all(parts.map(\.stored))
    case .any(let parts): .any(parts.map(\.stored))
    case .predicate(let predicate): .predicate(Predicate(predicate.field.stored, predicate.test, isNegated: predicate.isNegated))
    }
  }
}

extension QueryField {
  /// What activities are found by lies where workflows' names lie.
  private static let storedNames = [
    "ActivityId": VisibilityAttribute.workflowID.rawValue, "ActivityType": VisibilityAttribute.typeName.rawValue,
  ]

  /// The attribute by the name that the store has.
  public var stored: QueryField {
    Self.storedNames[name].map { QueryField($0, kind, valuePrefix: valuePrefix) } ?? self
  }
}

extension QueryField {
  /// What activities without a workflow are found by. They are stored as workflows are, under other names.
  fileprivate static let activityFields: [QueryField] = {
    let names = ["WorkflowId": "ActivityId", "WorkflowType": "ActivityType"]
    let shared: Set = [
      "RunId", "TaskQueue", "StartTime", "ExecutionTime", "CloseTime", "ExecutionDuration", "StateTransitionCount", "ExecutionStatus",
      "TemporalNamespaceDivision",
    ]
    return workflowFields.compactMap { field in
      if let name = names[field.name] { return QueryField(name, field.kind) }
      guard shared.contains(field.name) || SystemSearchAttributes.settable[field.name] != nil else { return nil }
      return field
    }
  }()
}

extension QueryField.Kind {
  /// The type of a custom attribute; nil for none.
  public init?(_ type: IndexedValueType) {
    switch type {
    case .text: self = .text
    case .keyword: self = .keyword
    case .int: self = .int
    case .double: self = .double
    case .bool: self = .bool
    case .datetime: self = .datetime
    case .keywordList: self = .keywordList
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}
