public import Model
public import TemporalAPI

/// Hands a query to a worker without a workflow task: `Server` implements it over `MatchingService.query`.
public protocol QueryDispatcher: Sendable {
  /// Waits for a worker's answer, at most `timeout`.
  func dispatch(_ query: DirectQuery, timeout: Duration) async throws(QueryDispatchError) -> QueryAnswer
}

/// A query on its way to a worker. The poll that gets it is answered with `HistoryService.queryTask(_:queryID:)`.
public struct DirectQuery: Sendable {
  public var key: ExecutionKey
  public var taskQueue: String
  /// The queue is the worker's own: it has the run in its cache and needs no history.
  public var isSticky: Bool
  public var query: WorkflowQuery

  public init(key: ExecutionKey, taskQueue: String, isSticky: Bool, query: WorkflowQuery) {
    self.key = key
    self.taskQueue = taskQueue
    self.isSticky = isSticky
    self.query = query
  }
}

/// What the workflow's code said.
public enum QueryAnswer: Sendable, Equatable {
  case answered(Payloads?)
  case failed(message: String, failure: Failure?)
}

/// Why no worker answered.
public enum QueryDispatchError: Error, Sendable, Equatable {
  /// Nobody polls that sticky queue: ask through the normal one.
  case stickyWorkerUnavailable
  case timedOut
  /// Anything else, as the client shall see it.
  case refused(ServiceError)
}
