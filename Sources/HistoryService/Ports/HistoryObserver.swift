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
