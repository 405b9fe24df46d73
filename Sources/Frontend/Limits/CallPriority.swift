/// How soon a kind of call gives way when there are too many: what keeps workflows moving gives way last.
enum CallPriority: Int, Sendable, CaseIterable {
  /// Not limited: what clients ask to find out about the server.
  case free
  /// What brings work in.
  case start
  /// What acts on work that is there, and what finishes it.
  case control
  /// What looks at it.
  case look
  /// What waits for work: it comes again by itself.
  case poll
  /// Lists and counts, which have a limit of their own.
  case list

  /// Whether calls of the kind are parked until there is something to tell.
  var isLongPoll: Bool { self == .poll }

  /// The kind of a method, by the API's name.
  static func of(_ method: String) -> CallPriority {
    switch method {
    case "GetSystemInfo", "GetClusterInfo": .free
    case "StartWorkflowExecution", "SignalWorkflowExecution", "SignalWithStartWorkflowExecution", "UpdateWorkflowExecution",
      "ExecuteMultiOperation", "StartActivityExecution", "StartNexusOperationExecution", "CreateSchedule", "StartBatchOperation":
      .start
    case "PollWorkflowTaskQueue", "PollActivityTaskQueue", "PollNexusTaskQueue": .poll
    case "ListNamespaces", "ListTaskQueuePartitions", "ListClusters", "ListSearchAttributes", "ListNexusEndpoints", "ListWorkers",
      "CountWorkers":
      .look
    case _ where method.hasPrefix("List") || method.hasPrefix("Count") || method.hasPrefix("Scan"): .list
    case _ where method.hasPrefix("Get") || method.hasPrefix("Describe") || method.hasPrefix("Poll") || method.hasPrefix("Query"): .look
    default: .control
    }
  }
}
