import HistoryRecords
import Model
public import TemporalAPI

extension TimeSkippingConfig {
  /// With the defaults filled in for what is not said.
  func completed(by rules: Rules) -> TimeSkippingConfig {
    var config = self
    if config.maxSessionSkipCount <= 0 { config.maxSessionSkipCount = rules.maximumTimeSkips }
    return config
  }
}

extension MutableState {
  /// Takes a configuration, complete as events show it, at a time of the run; nil: the run skips no longer. Skips are counted anew.
  mutating func configureTimeSkipping(_ config: TimeSkippingConfig?, at time: WallTime) {
    guard config != nil || timeSkipping != nil else { return }
    var skipping = TimeSkippingRecord()
    if let config { skipping.config = config }
    if let config, config.hasFastForwardConfig {
      skipping.fastForwardTarget = (time + Duration(config.fastForwardConfig.duration)).nanoseconds
    }
    timeSkipping = skipping
  }

  /// Goes on with what the run before in the chain, or the parent, has skipped. Call it after `configureTimeSkipping`.
  mutating func inherit(_ propagation: TimeSkippingStatePropagation) {
    record.skippedTime = Duration(propagation.initialSkippedDuration).wholeNanoseconds
    timeSkipping?.skipCount = propagation.initialSkipCount
    if propagation.hasFastForwardTargetTime { timeSkipping?.fastForwardTarget = WallTime(propagation.fastForwardTargetTime).nanoseconds }
  }

  /// The configuration as it counts now: it is not enabled any more when skipping has stopped by itself.
  public var effectiveTimeSkippingConfig: TimeSkippingConfig? {
    guard let timeSkipping, timeSkipping.hasConfig else { return nil }
    var config = timeSkipping.config
    if timeSkipping.stopped { config.enabled = false }
    return config
  }
}

// What other runs get of it.
extension MutableState {
  /// Hands on to the next run of the chain what this one does about time.
  func handOnTime(to start: inout RunStart) {
    var propagation = TimeSkippingStatePropagation()
    if record.skippedTime != 0 { propagation.initialSkippedDuration = Duration.nanoseconds(record.skippedTime).proto }
    if let config = effectiveTimeSkippingConfig, config.enabled {
      start.request.timeSkippingConfig = config
      if isFastForwarding, let target = timeSkipping.flatMap({ WallTime(recorded: $0.fastForwardTarget) }) {
        propagation.fastForwardTargetTime = target.timestamp
      }
      propagation.initialSkipCount = timeSkipping?.skipCount ?? 0
    } else {
      start.request.clearTimeSkippingConfig()
    }
    start.skipped = propagation == TimeSkippingStatePropagation() ? nil : propagation
  }

  /// The configuration that a child gets: whether it skips is its parent's, how far is its own.
  var timeSkippingConfigOfChildren: TimeSkippingConfig? {
    guard let config = effectiveTimeSkippingConfig, config.enabled, !config.disablePropagation else { return nil }
    var child = TimeSkippingConfig()
    child.enabled = true
    child.maxSessionSkipCount = config.maxSessionSkipCount
    return child
  }

  /// The time at which a child begins: that of its parent.
  var skippedTimeOfChildren: TimeSkippingStatePropagation? {
    guard record.skippedTime != 0 else { return nil }
    var propagation = TimeSkippingStatePropagation()
    propagation.initialSkippedDuration = Duration.nanoseconds(record.skippedTime).proto
    return propagation
  }
}
