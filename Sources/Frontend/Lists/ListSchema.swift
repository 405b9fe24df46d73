import HistoryEngine
import TemporalAPI
import VisibilityQuery

extension Namespace {
  /// What queries about the namespace's workflows may name. A custom attribute goes before a predefined one of its name.
  var workflowSchema: QuerySchema { QuerySchema(QueryField.workflowFields + customFields) }

  /// The same of its activities without a workflow, which have ids and types of their own.
  var activitySchema: QuerySchema { QuerySchema(QueryField.activityFields + customFields) }

  private var customFields: [QueryField] {
    record.customSearchAttributes.compactMap { name, type in QueryField.Kind(type).map { QueryField(name, $0) } }
  }
}

extension QueryField {
  /// What activities without a workflow are found by. They are stored as workflows are, under other names.
  static let activityFields: [QueryField] = {
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
  fileprivate init?(_ type: IndexedValueType) {
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
