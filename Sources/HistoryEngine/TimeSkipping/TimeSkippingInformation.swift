import HistoryRecords
public import Model
public import TemporalAPI

extension MutableState {
  /// What a description says of the run's own time; nil when it never had any.
  public func timeSkippingInformation(at wallTime: WallTime) -> TimeSkippingInfo? {
    guard timeSkipping != nil || record.skippedTime != 0 else { return nil }
    var info = TimeSkippingInfo()
    info.currentTime = time(at: wallTime).timestamp
    if let config = effectiveTimeSkippingConfig { info.effectiveConfig = config }
    if let fastForward = fastForwardInformation { info.fastForwardInfo = fastForward }
    info.currentSessionSkipCount = timeSkipping?.skipCount ?? 0
    return info
  }

  /// The run's current fast-forward, reached or not; nil: it has none.
  public var fastForwardInformation: TimeSkippingFastForwardInfo? {
    guard let timeSkipping, let target = WallTime(recorded: timeSkipping.fastForwardTarget) else { return nil }
    let config = timeSkipping.config.fastForwardConfig
    var info = TimeSkippingFastForwardInfo()
    info.fastForwardDuration = config.duration
    info.fastForwardID = config.id
    info.targetTime = target.timestamp
    info.hasCompleted_p = timeSkipping.fastForwardReached
    return info
  }
}
