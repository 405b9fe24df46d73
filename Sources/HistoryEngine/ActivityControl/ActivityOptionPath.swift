import TemporalAPI

/// What a field mask can name of an activity's options.
public enum ActivityOptionPath: String, Sendable, CaseIterable {
  case taskQueueName = "task_queue.name"
  case scheduleToCloseTimeout = "schedule_to_close_timeout"
  case scheduleToStartTimeout = "schedule_to_start_timeout"
  case startToCloseTimeout = "start_to_close_timeout"
  case heartbeatTimeout = "heartbeat_timeout"
  case retryPolicy = "retry_policy"
  case initialInterval = "retry_policy.initial_interval"
  case backoffCoefficient = "retry_policy.backoff_coefficient"
  case maximumInterval = "retry_policy.maximum_interval"
  case maximumAttempts = "retry_policy.maximum_attempts"
  case priority = "priority"
  case priorityKey = "priority.priority_key"
  case fairnessKey = "priority.fairness_key"
  case fairnessWeight = "priority.fairness_weight"
  case startDelay = "start_delay"

  /// Reads a path of a mask, whose words may also be written in camel case. Nil: there is no such option.
  public init?(mask path: String) {
    var words = ""
    for character in path {
      if character.isUppercase { words += "_" }
      words += character.lowercased()
    }
    self.init(rawValue: words)
  }

  /// Why the option cannot be taken from `options`, as a sentence; nil when it can.
  func missing(from options: ActivityOptions) -> String? {
    if rawValue.hasPrefix("retry_policy"), !options.hasRetryPolicy { return "RetryPolicy is not provided" }
    if self == .taskQueueName, !options.hasTaskQueue { return "TaskQueue is not provided" }
    if rawValue.hasPrefix("priority"), !options.hasPriority { return "Priority is not provided" }
    return nil
  }

  /// Takes this option from `source`.
  func copy(from source: ActivityOptions, to target: inout ActivityOptions) {
    switch self {
    case .taskQueueName: target.taskQueue = .normal(source.taskQueue.name)
    case .scheduleToCloseTimeout: target.scheduleToCloseTimeout = source.scheduleToCloseTimeout
    case .scheduleToStartTimeout: target.scheduleToStartTimeout = source.scheduleToStartTimeout
    case .startToCloseTimeout: target.startToCloseTimeout = source.startToCloseTimeout
    case .heartbeatTimeout: target.heartbeatTimeout = source.heartbeatTimeout
    case .retryPolicy: target.retryPolicy = source.retryPolicy
    case .initialInterval: target.retryPolicy.initialInterval = source.retryPolicy.initialInterval
    case .backoffCoefficient: target.retryPolicy.backoffCoefficient = source.retryPolicy.backoffCoefficient
    case .maximumInterval: target.retryPolicy.maximumInterval = source.retryPolicy.maximumInterval
    case .maximumAttempts: target.retryPolicy.maximumAttempts = source.retryPolicy.maximumAttempts
    case .priority: target.priority = source.priority
    case .priorityKey: target.priority.priorityKey = source.priority.priorityKey
    case .fairnessKey: target.priority.fairnessKey = source.priority.fairnessKey
    case .fairnessWeight: target.priority.fairnessWeight = source.priority.fairnessWeight
    case .startDelay: target.startDelay = source.startDelay
    }
  }
}
