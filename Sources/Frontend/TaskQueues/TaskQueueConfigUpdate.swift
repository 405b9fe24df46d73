import HistoryEngine
import Model
import TemporalAPI

extension UpdateTaskQueueConfigRequest {
  /// As many weights as may be set for one queue.
  static let maximumWeights = 1000

  /// Refuses what cannot be set, in the words that clients are told.
  func validate(rules: Rules) throws(ServiceError) {
    if taskQueueType == .workflow {
      if updateQueueRateLimit.hasRateLimit { throw .invalidArgument("Setting rate limit on workflow task queues is not allowed.") }
      if updateFairnessKeyRateLimitDefault.hasRateLimit {
        throw .invalidArgument("Setting fairness key rate limit on workflow task queues is not allowed.")
      }
    }
    try Self.length(identity, of: "Identity", rules: rules)
    if hasUpdateQueueRateLimit { try updateQueueRateLimit.validate("UpdateQueueRateLimit", rules: rules) }
    if hasUpdateFairnessKeyRateLimitDefault {
      try updateFairnessKeyRateLimitDefault.validate("UpdateFairnessKeyRateLimitDefault", rules: rules)
    }
    try validateWeights()
  }

  private func validateWeights() throws(ServiceError) {
    let count = setFairnessWeightOverrides.count
    if count > Self.maximumWeights {
      throw .invalidArgument("too many fairness weight overrides in request: got \(count), maximum \(Self.maximumWeights)")
    }
    for key in setFairnessWeightOverrides.keys.sorted() + unsetFairnessWeightOverrides {
      if key.isEmpty { throw .invalidArgument("fairness weight override key must not be empty") }
      if key.utf8.count > Priority.maximumFairnessKeyLength { throw .invalidArgument("fairness key length exceeds limit") }
    }
    for key in unsetFairnessWeightOverrides where setFairnessWeightOverrides[key] != nil {
      throw .invalidArgument("fairness weight override key \"\(key)\" present in both set and unset lists")
    }
    for (key, weight) in setFairnessWeightOverrides.sorted(by: { $0.key < $1.key }) where !(weight > 0) {
      throw .invalidArgument("invalid fairness weight weight for key \"\(key)\": must be greater than zero")
    }
  }

  /// Makes the change. What the request does not name stays as it is.
  func apply(to config: inout TaskQueueConfig, at now: WallTime) throws(ServiceError) {
    if hasUpdateQueueRateLimit { config.queueRateLimit = updateQueueRateLimit.config(identity: identity, at: now) }
    if hasUpdateFairnessKeyRateLimitDefault {
      config.fairnessKeysRateLimitDefault = updateFairnessKeyRateLimitDefault.config(identity: identity, at: now)
    }
    for key in unsetFairnessWeightOverrides { config.fairnessWeightOverrides[key] = nil }
    config.fairnessWeightOverrides.merge(setFairnessWeightOverrides) { $1 }
    if config.fairnessWeightOverrides.count > Self.maximumWeights {
      throw .invalidArgument("fairness weight overrides update rejected: exceeding maximum key size")
    }
  }

  fileprivate static func length(_ text: String, of field: String, rules: Rules) throws(ServiceError) {
    if text.utf8.count > rules.maximumIDLength {
      throw .invalidArgument("\(field) field too long (max \(rules.maximumIDLength) characters).")
    }
  }
}

extension UpdateTaskQueueConfigRequest.RateLimitUpdate {
  fileprivate func validate(_ field: String, rules: Rules) throws(ServiceError) {
    guard !hasRateLimit || rateLimit.requestsPerSecond >= 0 else {
      throw .invalidArgument("RequestsPerSecond for \(field) rate limit must be non-negative.")
    }
    try UpdateTaskQueueConfigRequest.length(reason, of: "\(field).Reason", rules: rules)
  }

  /// The limit with who set it, when and why; without a limit, who took it away.
  fileprivate func config(identity: String, at now: WallTime) -> RateLimitConfig {
    var config = RateLimitConfig()
    if hasRateLimit { config.rateLimit = rateLimit }
    config.metadata.reason = reason
    config.metadata.updateIdentity = identity
    config.metadata.updateTime = now.timestamp
    return config
  }
}
