import TemporalAPI

/// What namespaces' settings are called.
enum NamespaceWords {
  static func state(_ state: NamespaceState) -> String {
    switch state {
    case .registered: "Registered"
    case .deprecated: "Deprecated"
    case .deleted: "Deleted"
    default: "Unknown"
    }
  }

  static func archival(_ state: ArchivalState, _ uri: String) -> String {
    switch state {
    case .enabled: "on, to \(uri)"
    case .disabled: uri.isEmpty ? "off" : "off; was to \(uri)"
    default: "off"
    }
  }

  /// What the server can do in a namespace, in the order of the API.
  static func capabilities(_ can: NamespaceInfo.Capabilities) -> [NamespaceDetail.Capability] {
    let named = [
      ("Eager workflow start", can.eagerWorkflowStart), ("Updates, waited for", can.syncUpdate),
      ("Updates, asked for later", can.asyncUpdate),
      ("Worker heartbeats", can.workerHeartbeats), ("Reported problems as search attribute", can.reportedProblemsSearchAttribute),
      ("Pausing workflows", can.workflowPause), ("Standalone activities", can.standaloneActivities),
      ("Polls completed when a worker shuts down", can.workerPollCompleteOnShutdown), ("Poller autoscaling", can.pollerAutoscaling),
      ("Poller autoscaling without being asked", can.pollerAutoscalingAutoEnroll), ("Worker commands", can.workerCommands),
      ("Standalone Nexus operations", can.standaloneNexusOperation), ("Callbacks of updates", can.workflowUpdateCallbacks),
      ("Workflow task completions in pages", can.workflowTaskCompletionPagination),
      ("Start delay of standalone activities", can.standaloneActivityStartDelay),
      ("Batches of standalone activities", can.standaloneActivityBatchOperations),
      ("Commands on standalone activities", can.standaloneActivityOperatorCommands),
    ]
    return named.map { NamespaceDetail.Capability(label: $0.0, isOn: $0.1) }
  }
}
