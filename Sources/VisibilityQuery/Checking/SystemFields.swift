extension QueryField {
  /// The statuses of workflows, in the order of their numbers.
  public static let workflowStatuses = [
    "Unspecified", "Running", "Completed", "Failed", "Canceled", "Terminated", "ContinuedAsNew", "TimedOut", "Paused",
  ]

  /// What every workflow can be found by: the system's attributes, and those that are predefined for SDKs and the system's own workflows.
  public static let workflowFields: [QueryField] = {
    let kinds: [(Kind, [String])] = [
      (
        .keyword,
        [
          "WorkflowId", "RunId", "WorkflowType", "TaskQueue", "ParentWorkflowId", "ParentRunId", "RootWorkflowId", "RootRunId",
          "BatcherNamespace", "BatcherUser", "TemporalScheduledById", "TemporalNamespaceDivision", "TemporalWorkerDeploymentVersion",
          "TemporalWorkerDeployment", "TemporalWorkflowVersioningBehavior",
        ]
      ),
      (.datetime, ["StartTime", "ExecutionTime", "CloseTime", "TemporalScheduledStartTime"]),
      (
        .int,
        [
          "HistoryLength", "HistorySizeBytes", "StateTransitionCount", "TemporalExternalPayloadCount", "TemporalExternalPayloadSizeBytes",
        ]
      ),
      (
        .keywordList,
        [
          "TemporalChangeVersion", "BinaryChecksums", "BuildIds", "TemporalPauseInfo", "TemporalReportedProblems",
          "TemporalUsedWorkerDeploymentVersions",
        ]
      ),
      (.bool, ["TemporalSchedulePaused"]),
      (.status(workflowStatuses), ["ExecutionStatus"]),
      (.duration, ["ExecutionDuration"]),
    ]
    return kinds.flatMap { kind, names in names.map { QueryField($0, kind) } }
  }()
}
