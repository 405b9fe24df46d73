import HistoryEngine
import HistoryRecords
public import Model
public import TemporalAPI

/// Hears of what History did, for meters. It is called outside every lock, after the commit, and must not wait.
public protocol HistoryObserver: Sendable {
  /// The store took a commit, or refused it, after so long.
  func wrote(in time: Duration, isRefused: Bool)
  /// A workflow came to its end.
  func ended(_ run: EndedRun)
  /// An activity ran out of one of its times.
  func timedOut(_ activity: ActivityTimeout)
  /// A list or a count was read from the store, or was refused, after so long.
  func read(_ reading: ListReading, in time: Duration, isRefused: Bool)
  /// Something that was due so long ago was done, or could not be, after so long.
  func did(_ task: TimerTask, of key: ExecutionKey, late: Duration, in time: Duration, isFailed: Bool)
}

/// What is read of the index of lists.
public enum ListReading: Sendable, Hashable {
  case list, count
}

/// What timers do, as far as it takes a turn.
public enum TimerTask: Sendable, Hashable {
  /// Timers, timeouts of activities and runs, retries and schedules: a run has one wake-up for the first of them.
  case wakeUp
  case workflowTaskTimeout
  case deletion
  case archival
  /// What a run owes to others.
  case errands
  case callback
  case batch
}

/// An activity that ran out of one of its times.
public struct ActivityTimeout: Sendable, Hashable {
  public var key: ExecutionKey
  public var type: TimeoutType
  /// Whether it is tried again.
  public var isRetried: Bool
  public var activityType: String
  /// Empty for an activity without a workflow.
  public var workflowType: String
  public var taskQueue: String

  init(_ timeout: TimedOutActivity, of state: MutableState) {
    key = state.key
    type = timeout.type
    isRetried = timeout.isRetried
    activityType = timeout.activity.activityType
    workflowType = timeout.activity.standalone ? "" : state.record.workflowType
    taskQueue = timeout.activity.taskQueue
  }
}

/// A workflow that came to its end.
public struct EndedRun: Sendable, Hashable {
  public var key: ExecutionKey
  public var status: WorkflowExecutionStatus
  public var workflowType: String
  public var taskQueue: String
  /// Events and bytes of its history.
  public var events: Int64
  public var bytes: Int64
  public var transitions: Int64

  /// The run after a transition; nil unless it was that which ended it.
  init?(_ transition: Transition) {
    let state = transition.state
    guard !state.isOpen, let batch = transition.batch, state.record.closingEventID >= batch.firstEventID else { return nil }
    key = state.key
    status = state.record.status
    workflowType = state.record.workflowType
    taskQueue = state.record.taskQueue
    events = state.record.nextEventID - 1
    bytes = state.record.historyBytes
    transitions = state.record.transitionCount
  }
}
