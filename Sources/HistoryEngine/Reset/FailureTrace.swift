public import TemporalAPI

/// Follows a history to the workflow task that a failure came from: there a run is reset to when it is to resume from that failure
/// (docs/decisions/012).
public struct FailureTrace: Sendable {
  /// The completed tasks that began what is pending, by the event that it began with.
  private var origins: [Int64: Int64] = [:]
  private var lastCompletedTask: Int64?
  /// The task behind the last failed step that the next workflow task will be told of, and that the last one was told of.
  private var untold: Int64?
  private var told: Int64?
  /// The completed workflow task to reset to, if the event applied last is a failure that came from one.
  public private(set) var origin: Int64?

  public init() {}

  /// Takes the next event of the history.
  public mutating func apply(_ event: HistoryEvent) {
    origin = nil
    switch event.attributes {
    case .activityTaskScheduledEventAttributes(let it): origins[event.eventID] = it.workflowTaskCompletedEventID
    case .startChildWorkflowExecutionInitiatedEventAttributes(let it): origins[event.eventID] = it.workflowTaskCompletedEventID
    case .activityTaskFailedEventAttributes(let it): fail(it.scheduledEventID)
    case .activityTaskTimedOutEventAttributes(let it): fail(it.scheduledEventID)
    case .childWorkflowExecutionFailedEventAttributes(let it): fail(it.initiatedEventID)
    case .childWorkflowExecutionTimedOutEventAttributes(let it): fail(it.initiatedEventID)
    case .childWorkflowExecutionTerminatedEventAttributes(let it): fail(it.initiatedEventID)
    case .workflowTaskCompletedEventAttributes:
      lastCompletedTask = event.eventID
      (told, untold) = (untold, nil)
    case .workflowExecutionFailedEventAttributes: origin = told ?? lastCompletedTask
    case .workflowExecutionTimedOutEventAttributes, .workflowExecutionTerminatedEventAttributes: origin = lastCompletedTask
    default: break
    }
  }

  private mutating func fail(_ step: Int64) {
    origin = origins.removeValue(forKey: step)
    untold = origin
  }
}
