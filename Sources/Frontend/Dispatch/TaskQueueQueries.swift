public import HistoryService
public import MatchingService
import Model

/// Asks workers History's queries, through the queues that they poll.
public struct TaskQueueQueries: QueryDispatcher {
  private let queues: TaskQueues

  /// Asks through `queues`.
  public init(_ queues: TaskQueues) {
    self.queues = queues
  }

  /// Waits for a worker's answer, at most `timeout`.
  public func dispatch(_ query: DirectQuery, timeout: Duration) async throws(QueryDispatchError) -> QueryAnswer {
    let queue = TaskQueueID(namespaceID: query.key.namespaceID, name: query.taskQueue, kind: .workflow)
    do {
      return try await queues.query(queue, isSticky: query.isSticky, payload: query, timeout: timeout)
    } catch let error as QueryError {
      switch error {
      case .stickyWorkerUnavailable: throw .stickyWorkerUnavailable
      case .timedOut: throw .timedOut
      case .noRecentPoller, .shutDown: throw .refused(error.serviceError)
      }
    } catch {
      throw .refused(ServiceError(.cancelled, "context canceled"))
    }
  }
}
