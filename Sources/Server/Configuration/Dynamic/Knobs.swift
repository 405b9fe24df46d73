import Frontend
import HistoryEngine
import MatchingService

extension Knob {
  /// Every setting that has an effect, by name.
  public static let all: [Knob] = (calls + sizes + workflows + callbacks + taskQueues).sorted { $0.key < $1.key }

  private static let calls: [Knob] = [
    .rate("frontend.rps", \.calls.serverRPS, scope: .server, "calls per second that the server takes; 0: any number"),
    .rate("frontend.namespaceRPS", \.calls.namespaceRPS, "calls per second that a namespace may make; 0: any number"),
    .rate("frontend.namespaceBurstRatio", \.calls.namespaceBurstRatio, "how many seconds' calls of a namespace may come at once"),
    .rate("frontend.namespaceRPS.visibility", \.calls.listRPS, "lists and counts per second that a namespace may make; 0: any number"),
    .texts(
      "frontend.httpAllowedHosts", \.httpHosts.patterns, scope: .server, "names, with *, under which the HTTP API may be asked; []: none"),
    .count("frontend.namespaceCount", \.calls.openPolls, "workers' polls that a namespace may have open; 0: any number"),
  ]

  private static let sizes: [Knob] = [
    .count("limit.maxIDLength", \.rules.maximumIDLength, "bytes of an id or a name"),
    .count("limit.blobSize.error", \.rules.maximumPayloadBytes, "bytes of an input, a result or another payload"),
    .count("limit.memoSize.error", \.rules.maximumMemoBytes, "bytes of a memo"),
    .count("limit.historySize.error", \.rules.maximumHistoryBytes, "bytes of history at which a workflow is terminated"),
    .count("limit.historySize.suggestContinueAsNew", \.rules.suggestContinueAsNewBytes, "bytes of history from which to continue as new"),
    .count("limit.mutableStateSize.error", \.rules.maximumStateBytes, "bytes of what is pending at which a workflow is terminated"),
    .count("limit.historyCount.error", \.rules.maximumEvents, "events at which a workflow is terminated"),
    .count("limit.historyCount.suggestContinueAsNew", \.rules.suggestContinueAsNewEvents, "events from which to continue as new"),
    .count("limit.numPendingActivities.error", \.rules.maximumPendingActivities, "pending activities of a workflow"),
  ]

  private static let workflows: [Knob] = [
    .flag("history.eventFeed", \.rules.recordsEvents, "whether starts, ends and changed search attributes are kept for followers"),
    .count("history.maximumSignalsPerExecution", \.rules.maximumSignals, "signals of a workflow"),
    .count("history.maximumBufferedEventsBatch", \.rules.maximumBufferedEvents, "events that wait for a workflow task's end"),
    .count("history.maximumBufferedEventsSizeInBytes", \.rules.maximumBufferedBytes, "their bytes"),
    .count(
      "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute", \.rules.reportedProblems,
      "failed workflow tasks in a row after which a workflow reports its problem"),
    .time("system.namespaceMinRetentionLocal", \.rules.shortestRetention, "that a namespace may keep closed workflows at least"),
    .time("history.retentionTimerJitterDuration", \.rules.retentionJitter, "over which deletions of closed workflows are spread"),
    .time("history.defaultWorkflowTaskTimeout", \.rules.defaultWorkflowTaskTimeout, "for a workflow task whose start says none"),
    .time("history.workflowTaskHeartbeatTimeout", \.rules.workflowTaskHeartbeatTimeout, "how long a workflow task may be kept alive"),
    .time("history.workflowIdReuseMinimalInterval", \.rules.minimumRunInterval, "the least time between two runs of one workflow id"),
  ]

  private static let taskQueues: [Knob] = [
    .time("matching.longPollExpirationInterval", \.queue.longestPoll, scope: .taskQueue, "the longest that a worker's poll waits"),
    .time("matching.maxTaskQueueIdleTime", \.queue.idleLife, scope: .taskQueue, "how long an unused queue stays in memory"),
    .limit(
      "admin.matchingNamespaceTaskqueueToPartitionDispatchRate", \.queue.tasksPerSecond, scope: .taskQueue,
      "tasks per second that leave a queue, which is one partition; null: any number"),
    .time(
      "matching.pollerScalingMinimumBacklog", \.queue.lateTaskAge, scope: .taskQueue,
      "the wait of a task after which workers are asked for more polls"),
    .time(
      "matching.pollerScalingWaitTime", \.queue.idlePollWait, scope: .taskQueue,
      "the wait of a poll after which workers are asked for fewer"),
    .rate(
      "matching.pollerScalingDecisionsPerSecond", \.queue.advicePerSecond, scope: .taskQueue,
      "how often a second a queue asks for more polls"),
  ]

  private static let callbacks: [Knob] = [
    .count("callback.maxPerExecution", \.rules.maximumCallbacks, "completion callbacks of a workflow"),
    Knob(
      key: "callback.allowedAddresses", type: "list", scope: .namespace, effect: "where completion callbacks may go",
      expectation: "a list of objects with Pattern and AllowInsecure"
    ) { settings in
      "[" + settings.rules.callbackAddresses.map(\.pattern).joined(separator: ",") + "]"
    } set: { value, settings in
      guard let addresses = value.callbackAddresses else { return false }
      settings.rules.callbackAddresses = addresses
      return true
    },
  ]
}

extension JSONValue {
  /// The addresses that callbacks may go to; nil when the value does not say any.
  fileprivate var callbackAddresses: [CallbackAddress]? {
    guard case .array(let values) = self else { return nil }
    var addresses: [CallbackAddress] = []
    for value in values {
      guard case .object(let fields) = value, case .string(let pattern)? = fields["Pattern"], !pattern.isEmpty else { return nil }
      addresses.append(CallbackAddress(pattern: pattern, allowsInsecure: fields["AllowInsecure"] == .bool(true)))
    }
    return addresses
  }
}
