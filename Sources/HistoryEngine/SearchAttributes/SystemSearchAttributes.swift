public import TemporalAPI

/// The search attributes that every namespace has.
public enum SystemSearchAttributes {
  /// Those that workflows and SDKs may set.
  public static let settable: [String: IndexedValueType] = [
    "BatcherNamespace": .keyword,
    "BatcherUser": .keyword,
    "BinaryChecksums": .keywordList,
    "BuildIds": .keywordList,
    "TemporalChangeVersion": .keywordList,
    "TemporalNamespaceDivision": .keyword,
    "TemporalPauseInfo": .keywordList,
    "TemporalReportedProblems": .keywordList,
    "TemporalSchedulePaused": .bool,
    "TemporalScheduledById": .keyword,
    "TemporalScheduledStartTime": .datetime,
  ]

  /// Those that only the server sets.
  public static let fixed: [String: IndexedValueType] = [
    "CloseTime": .datetime,
    "ExecutionDuration": .int,
    "ExecutionStatus": .keyword,
    "ExecutionTime": .datetime,
    "HistoryLength": .int,
    "HistorySizeBytes": .int,
    "ParentRunId": .keyword,
    "ParentWorkflowId": .keyword,
    "RootRunId": .keyword,
    "RootWorkflowId": .keyword,
    "RunId": .keyword,
    "StartTime": .datetime,
    "StateTransitionCount": .int,
    "TaskQueue": .keyword,
    "TemporalExternalPayloadCount": .int,
    "TemporalExternalPayloadSizeBytes": .int,
    "TemporalUsedWorkerDeploymentVersions": .keywordList,
    "TemporalWorkerDeployment": .keyword,
    "TemporalWorkerDeploymentVersion": .keyword,
    "TemporalWorkflowVersioningBehavior": .keyword,
    "WorkflowId": .keyword,
    "WorkflowType": .keyword,
  ]

  /// Both kinds.
  public static let all = settable.merging(fixed) { a, _ in a }

  /// Whether custom attributes may not have the name.
  public static func reserves(_ name: String) -> Bool {
    all[name] != nil || name.hasPrefix("Temporal") || ["NamespaceId", "Memo", "MemoEncoding", "VisibilityTaskKey"].contains(name)
  }
}

extension IndexedValueType {
  /// The type as payload metadata and messages say it; nil for no type.
  public var typeName: String? {
    switch self {
    case .text: "Text"
    case .keyword: "Keyword"
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .datetime: "Datetime"
    case .keywordList: "KeywordList"
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}
