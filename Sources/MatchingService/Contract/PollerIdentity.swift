/// Who polls.
public struct PollerIdentity: Hashable, Sendable {
  /// The worker's own name for itself, shown in `describe`.
  public var identity: String
  /// Unique per worker instance; empty when the SDK does not send one.
  public var workerInstanceKey: String
  public var deploymentName: String
  public var buildID: String
  /// The worker's wish for the whole queue, in tasks per second; nil when it has none, 0 to stop dispatch.
  public var maxTasksPerSecond: Double?
  /// Where the worker takes commands about the tasks that it is given; empty: nowhere.
  public var controlQueue: String

  public init(
    identity: String, workerInstanceKey: String = "", deploymentName: String = "", buildID: String = "",
    maxTasksPerSecond: Double? = nil, controlQueue: String = ""
  ) {
    self.identity = identity
    self.workerInstanceKey = workerInstanceKey
    self.deploymentName = deploymentName
    self.buildID = buildID
    self.maxTasksPerSecond = maxTasksPerSecond
    self.controlQueue = controlQueue
  }
}
