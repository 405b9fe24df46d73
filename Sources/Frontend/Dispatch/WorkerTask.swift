public import HistoryService
public import MatchingService
public import TemporalAPI

/// What the poll of a worker ends with when there is work.
public enum WorkerTask: Sendable {
  /// The answer to PollWorkflowTaskQueue.
  case workflow(PollWorkflowTaskQueueResponse)
  /// The answer to PollActivityTaskQueue.
  case activity(PollActivityTaskQueueResponse)
  /// The answer to PollNexusTaskQueue.
  case nexus(PollNexusTaskQueueResponse)
}

/// The server's task queues: tasks of History, started through it, and its queries.
public typealias TaskQueues = MatchingService<WorkerTaskStarter, DirectQuery, QueryAnswer>
