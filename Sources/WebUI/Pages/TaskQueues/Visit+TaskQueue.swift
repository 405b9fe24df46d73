import TemporalAPI
import TemporalServices

extension Visit {
  /// Who polls a task queue; nil where the server does not say.
  func describeTaskQueue(
    _ name: String, _ type: TaskQueueType, withStats: Bool = false, timeout: Duration = .seconds(5)
  ) async -> DescribeTaskQueueResponse? {
    guard !name.isEmpty else { return nil }
    var request = DescribeTaskQueueRequest()
    request.namespace = namespace
    request.taskQueue.name = name
    request.taskQueueType = type
    request.reportStats = withStats
    return await tryCall(WorkflowServiceMethods.describeTaskQueue, request, timeout: timeout)
  }
}
