import MatchingService
import Model
import TemporalAPI

extension TaskQueueHandlers {
  /// The older way to ask about several types at once, by version. Workers are not versioned yet: all are of the version without a name,
  /// and any other that is asked for has none.
  func describeByVersion(_ request: DescribeTaskQueueRequest, _ call: Call) throws(ServiceError) -> DescribeTaskQueueResponse {
    if request.taskQueue.kind == .sticky {
      throw .invalidArgument(
        "Enhanced DescribeTaskQueue is not valid for a sticky queue, use api_mode=UNSPECIFIED or a normal queue.")
    }
    let types = request.taskQueueTypes.isEmpty ? [TaskQueueType.workflow, .activity] : request.taskQueueTypes
    var response = DescribeTaskQueueResponse()
    for version in request.versions.selected {
      var info = TaskQueueVersionInfo()
      for type in types {
        let statistics = version.isEmpty ? statistics(request.taskQueue.name, type, call) : TaskQueueStatistics()
        info.typesInfo[Int32(type.rawValue)] = statistics.typeInfo(request)
      }
      if request.reportTaskReachability { info.taskReachability = version.isEmpty ? .reachable : .unreachable }
      response.versionsInfo[version] = info
    }
    return response
  }
}

extension TaskQueueVersionSelection {
  /// The versions that are asked for; the one without a name stands for workers without version, and is meant when nothing is said.
  fileprivate var selected: [String] {
    guard unversioned || allActive || !buildIds.isEmpty else { return [""] }
    return buildIds + (unversioned ? [""] : [])
  }
}

extension TaskQueueStatistics {
  fileprivate func typeInfo(_ request: DescribeTaskQueueRequest) -> TaskQueueTypeInfo {
    var info = TaskQueueTypeInfo()
    if request.reportPollers { info.pollers = pollerInfos }
    if request.reportStats { info.stats = stats }
    return info
  }
}
