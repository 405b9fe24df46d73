/// What every method of the public API needs: the only place that says so. A method that is not here is refused to everybody.
public enum MethodPermissions {
  /// The permission that a call of `/package.Service/Method` needs; nil for methods that are not known.
  public static func permission(for path: String) -> Permission? { byPath[path] }

  private static let byPath: [String: Permission] = {
    var table: [String: Permission] = [:]
    for (service, groups) in services {
      for (permission, names) in groups {
        for name in names { table["/\(service)/\(name)"] = permission }
      }
    }
    return table
  }()

  private static let services = [
    ("temporal.api.workflowservice.v1.WorkflowService", workflowService),
    ("temporal.api.operatorservice.v1.OperatorService", operatorService),
    ("temporal.api.testservice.v1.TestService", testService),
  ]

  private static let workflowService: [(Permission, [String])] = [
    (.open, ["GetSystemInfo"]),
    (.anywhere, ["GetClusterInfo", "ListNamespaces", "GetSearchAttributes"]),
    (.administer, ["RegisterNamespace", "UpdateNamespace", "DeprecateNamespace"]),
    (.readByWorkers, ["DescribeNamespace", "GetWorkflowExecutionHistory", "DescribeTaskQueue", "FetchWorkerConfig"]),
    (.work, polls + answers),
    (.read, workflowReads + taskQueueReads + scheduleReads + activityReads),
    (.write, workflowWrites + taskQueueWrites + scheduleWrites + activityWrites),
  ]

  private static let polls = ["PollWorkflowTaskQueue", "PollActivityTaskQueue", "PollNexusTaskQueue"]

  private static let answers = [
    "RespondWorkflowTaskCompleted", "RespondWorkflowTaskFailed", "RespondQueryTaskCompleted", "ResetStickyTaskQueue",
    "RecordActivityTaskHeartbeat", "RespondActivityTaskCompleted", "RespondActivityTaskFailed", "RespondActivityTaskCanceled",
    "RecordActivityTaskHeartbeatById", "RespondActivityTaskCompletedById", "RespondActivityTaskFailedById",
    "RespondActivityTaskCanceledById", "RespondNexusTaskCompleted", "RespondNexusTaskFailed", "RecordWorkerHeartbeat", "ShutdownWorker",
  ]

  private static let workflowReads = [
    "DescribeWorkflowExecution", "GetWorkflowExecutionHistoryReverse", "QueryWorkflow", "PollWorkflowExecutionUpdate",
    "PollWorkflowExecutionTimeSkipping", "ListOpenWorkflowExecutions", "ListClosedWorkflowExecutions", "ListWorkflowExecutions",
    "ListArchivedWorkflowExecutions", "ScanWorkflowExecutions", "CountWorkflowExecutions", "DescribeBatchOperation", "ListBatchOperations",
    "DescribeWorkflowRule", "ListWorkflowRules",
  ]

  private static let workflowWrites = [
    "StartWorkflowExecution", "ExecuteMultiOperation", "SignalWorkflowExecution", "SignalWithStartWorkflowExecution",
    "RequestCancelWorkflowExecution", "ResetWorkflowExecution", "TerminateWorkflowExecution", "DeleteWorkflowExecution",
    "UpdateWorkflowExecution", "UpdateWorkflowExecutionOptions", "PauseWorkflowExecution", "UnpauseWorkflowExecution",
    "StartBatchOperation", "StopBatchOperation", "CreateWorkflowRule", "DeleteWorkflowRule", "TriggerWorkflowRule",
  ]

  private static let taskQueueReads = [
    "ListTaskQueuePartitions", "GetWorkerBuildIdCompatibility", "GetWorkerVersioningRules", "GetWorkerTaskReachability",
    "DescribeDeployment", "ListDeployments", "GetDeploymentReachability", "GetCurrentDeployment", "DescribeWorkerDeployment",
    "DescribeWorkerDeploymentVersion", "ListWorkerDeployments", "ValidateWorkerDeploymentVersionComputeConfig", "ListWorkers",
    "CountWorkers", "DescribeWorker",
  ]

  private static let taskQueueWrites = [
    "UpdateTaskQueueConfig", "UpdateWorkerConfig", "UpdateWorkerBuildIdCompatibility", "UpdateWorkerVersioningRules",
    "SetCurrentDeployment", "SetWorkerDeploymentCurrentVersion", "SetWorkerDeploymentRampingVersion", "SetWorkerDeploymentManager",
    "CreateWorkerDeployment", "DeleteWorkerDeployment", "CreateWorkerDeploymentVersion", "DeleteWorkerDeploymentVersion",
    "UpdateWorkerDeploymentVersionComputeConfig", "UpdateWorkerDeploymentVersionMetadata",
  ]

  private static let scheduleReads = ["DescribeSchedule", "ListScheduleMatchingTimes", "ListSchedules", "CountSchedules"]
  private static let scheduleWrites = ["CreateSchedule", "UpdateSchedule", "PatchSchedule", "DeleteSchedule"]

  private static let activityReads = [
    "DescribeActivityExecution", "PollActivityExecution", "ListActivityExecutions", "CountActivityExecutions",
    "DescribeNexusOperationExecution", "PollNexusOperationExecution", "ListNexusOperationExecutions", "CountNexusOperationExecutions",
  ]

  private static let activityWrites = [
    "UpdateActivityOptions", "PauseActivity", "UnpauseActivity", "ResetActivity", "StartActivityExecution",
    "RequestCancelActivityExecution", "TerminateActivityExecution", "DeleteActivityExecution", "PauseActivityExecution",
    "UnpauseActivityExecution", "ResetActivityExecution", "UpdateActivityExecutionOptions", "StartNexusOperationExecution",
    "RequestCancelNexusOperationExecution", "TerminateNexusOperationExecution", "DeleteNexusOperationExecution",
  ]

  private static let operatorService: [(Permission, [String])] = [
    (.read, ["ListSearchAttributes"]),
    (.administer, ["AddSearchAttributes", "RemoveSearchAttributes", "DeleteNamespace"]),
    (
      .administerSystem,
      [
        "AddOrUpdateRemoteCluster", "RemoveRemoteCluster", "ListClusters", "GetNexusEndpoint", "CreateNexusEndpoint",
        "UpdateNexusEndpoint", "DeleteNexusEndpoint", "ListNexusEndpoints",
      ]
    ),
  ]

  // Time is one for all namespaces.
  private static let testService: [(Permission, [String])] = [
    (
      .administerSystem,
      ["LockTimeSkipping", "UnlockTimeSkipping", "Sleep", "SleepUntil", "UnlockTimeSkippingWithSleep", "GetCurrentTime"]
    )
  ]
}
