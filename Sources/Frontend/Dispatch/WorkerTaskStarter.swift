public import HistoryService
public import MatchingService
import Model
import Synchronization

/// Starts tasks through History when a worker is found for them.
///
/// The task queues need it to be made, and History needs the task queues: `connect` closes the circle before anything is served.
public final class WorkerTaskStarter: TaskStarter {
  private let history = Mutex<HistoryService?>(nil)

  /// Answers `.retry` to everything before `connect`.
  public init() {}

  /// Says where tasks are started.
  public func connect(_ history: HistoryService) {
    self.history.withLock { $0 = history }
  }

  /// Records the start; an activity's is durable when this returns, a workflow task's need not be.
  public func recordStarted(_ task: MatchingTask, poller: PollerIdentity) async -> StartOutcome<WorkerTask> {
    guard let history = history.withLock({ $0 }) else { return .retry }
    do throws(ServiceError) {
      let offered = OfferedTask(task)
      switch offered.kind {
      case .workflow: return .started(.workflow(try await history.startWorkflowTask(offered, identity: poller.identity)))
      case .activity:
        let response = try await history.startActivityTask(offered, identity: poller.identity, controlQueue: poller.controlQueue)
        return .started(.activity(response))
      case .cancelCommand: return .started(.nexus(try await history.cancelCommand(offered)))
      }
    } catch {
      // What may work in a moment is tried again; anything else will not get better.
      switch error.code {
      case .unavailable, .resourceExhausted, .deadlineExceeded, .aborted, .cancelled: return .retry
      default: return .gone
      }
    }
  }
}

extension OfferedTask {
  /// The task as History offered it.
  init(_ task: MatchingTask) {
    self.init(
      kind: task.queue.kind.taskKind, key: task.execution, taskQueue: task.queue.name, isSticky: task.isSticky,
      reference: task.reference, stamp: task.stamp, scheduled: task.scheduled, expires: task.expires,
      priority: task.priority)
  }
}
