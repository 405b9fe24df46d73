public import Model

/// Why a query got no answer from a worker.
public enum QueryError: Error, Hashable, Sendable {
  /// Nobody polls that sticky queue: ask through the normal queue instead.
  case stickyWorkerUnavailable
  /// No worker took the query in time, and none has polled lately either.
  case noRecentPoller
  /// The time is up: the query waited behind others, or the worker that took it did not answer.
  case timedOut
  /// This server is shutting down; another attempt may reach one that is not.
  case shutDown

  /// The error as a client sees it. SDKs and users match the first two messages.
  public var serviceError: ServiceError {
    switch self {
    case .stickyWorkerUnavailable: .unavailable("sticky worker unavailable, please use original task queue.")
    case .noRecentPoller:
      ServiceError(.failedPrecondition, "no poller seen for task queue recently, worker may be down")
    case .timedOut: ServiceError(.deadlineExceeded, "query timed out before a worker answered it")
    case .shutDown: .unavailable("server is shutting down")
    }
  }
}
