import HistoryEngine
import MatchingService
import Model
import TemporalAPI

extension TaskQueueStatistics {
  /// What a poller without a rate of its own is shown with.
  private static let unlimitedRate = 100_000.0

  var pollerInfos: [PollerInfo] {
    pollers.map { poller in
      var info = PollerInfo()
      info.identity = poller.identity.identity
      info.lastAccessTime = poller.lastAccess.timestamp
      info.ratePerSecond = poller.identity.maxTasksPerSecond ?? Self.unlimitedRate
      if !poller.identity.deploymentName.isEmpty || !poller.identity.buildID.isEmpty {
        info.deploymentOptions.deploymentName = poller.identity.deploymentName
        info.deploymentOptions.buildID = poller.identity.buildID
      }
      return info
    }
  }

  var effectiveRateLimit: DescribeTaskQueueResponse.EffectiveRateLimit? {
    guard let rateLimit else { return nil }
    var limit = DescribeTaskQueueResponse.EffectiveRateLimit()
    switch rateLimit {
    case .configured(let rate):
      limit.requestsPerSecond = Float(rate)
      limit.rateLimitSource = .api
    case .wishedByWorker(let rate):
      limit.requestsPerSecond = Float(rate)
      limit.rateLimitSource = .worker
    case .system(let rate):
      limit.requestsPerSecond = Float(rate)
      limit.rateLimitSource = .system
    }
    return limit
  }

  var stats: TaskQueueStats {
    var stats = load.stats
    stats.rateLimitingActive = isHeldBack
    return stats
  }

  var statsByPriorityKey: [Int32: TaskQueueStats] { loadByPriority.mapValues(\.stats) }

  var status: TaskQueueStatus {
    var status = TaskQueueStatus()
    status.backlogCountHint = Int64(load.backlogCount)
    status.ratePerSecond = effectiveRateLimit.map { Double($0.requestsPerSecond) } ?? Self.unlimitedRate
    return status
  }
}

extension TaskQueueStatistics.Load {
  fileprivate var stats: TaskQueueStats {
    var stats = TaskQueueStats()
    stats.approximateBacklogCount = Int64(backlogCount)
    stats.approximateBacklogAge = backlogAge.proto
    stats.tasksAddRate = Float(addRate)
    stats.tasksDispatchRate = Float(dispatchRate)
    return stats
  }
}

extension TaskQueueType {
  /// The kind of queue that holds such tasks; nil for a type that is not known here. Unset stands for workflow tasks.
  var kind: TaskQueueID.Kind? {
    switch self {
    case .unspecified, .workflow: .workflow
    case .activity: .activity
    case .nexus: .nexus
    case .UNRECOGNIZED: nil
    }
  }
}
