import HistoryEngine
import Model

/// What timers do. Every one of them may be stale when its time comes: whoever carries it out looks first.
enum TimedWork: Sendable {
  /// The run asked for a turn.
  case wakeUp(ExecutionKey)
  /// A task that was held back, such as an activity's next attempt.
  case offer(OfferedTask)
  /// A workflow task was not answered, or not taken, in time. Kept in memory only: a restart gives the task out again.
  case workflowTaskTimeout(ExecutionKey, scheduledEventID: Int64, attempt: Int32, WorkflowTaskTimeout, since: WallTime)
  /// A closed run has been kept long enough.
  case deletion(ExecutionKey)
  /// It goes into an archive before that.
  case archival(ExecutionKey)
  /// The run owes something to other workflows.
  case errands(ExecutionKey)
  /// Somebody is to be told how a closed run ended.
  case callback(ExecutionKey, number: Int64)
  /// A batch job has targets left.
  case batch(ExecutionKey)
  /// The sticky worker that a workflow task waits for is gone.
  case leaveStickyQueue(ExecutionKey, scheduledEventID: Int64)
  /// Tasks of the shard may have been forgotten: its rows are read again.
  case reread(ShardID)
  /// Runs of the namespace that closed before its retention was changed are to go by it.
  case retention(UniqueID)
  /// The namespace is to go with everything in it.
  case emptying(UniqueID)
  /// Event feeds may hold what was kept long enough.
  case feedSweep
  /// Somebody has waited long enough.
  case deadline(Deadline)
  /// A sleeper of the test service wakes up, and locks time again if it unlocked it.
  case sleep(Latch<SleepEnd>, locksAfterwards: Bool)
}

extension TimedWork {
  /// Whether a clock that skips time goes to it. A workflow task that can time out holds time anyway; what waits for somebody to read, and what
  /// only cleans up, is no part of a workflow's time.
  var isReasonToSkip: Bool {
    switch self {
    case .wakeUp, .offer, .errands, .sleep: true
    case .workflowTaskTimeout, .deletion, .archival, .callback, .batch, .leaveStickyQueue, .reread, .retention, .emptying, .feedSweep,
      .deadline:
      false
    }
  }

  /// What it is for whoever counts it, and of which run; nil: it is not counted.
  var task: (kind: TimerTask, key: ExecutionKey)? {
    switch self {
    case .wakeUp(let key): (.wakeUp, key)
    case .workflowTaskTimeout(let key, _, _, _, _): (.workflowTaskTimeout, key)
    case .deletion(let key): (.deletion, key)
    case .archival(let key): (.archival, key)
    case .errands(let key): (.errands, key)
    case .callback(let key, _): (.callback, key)
    case .batch(let key): (.batch, key)
    case .offer, .leaveStickyQueue, .reread, .retention, .emptying, .feedSweep, .deadline, .sleep: nil
    }
  }

  /// Whether it may go on for long: a receiver that takes its time, or a job of many steps, must not take the place of a timer.
  var takesItsTime: Bool {
    switch self {
    case .archival, .callback, .batch, .retention, .emptying, .feedSweep: true
    default: false
    }
  }
}

/// Ends somebody's wait.
struct Deadline: Sendable {
  let pass: @Sendable () -> Void
}
