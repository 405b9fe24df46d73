import TemporalAPI

/// What a workflow's code knows: its history, folded.
struct HistoryView {
  enum Progress: Equatable {
    case begun
    case ended(String)
  }

  private(set) var attempt: Int32 = 1
  private(set) var round: Int64 = 1
  private(set) var activities: [String: Progress] = [:]
  private(set) var timers: [String: Progress] = [:]
  private(set) var children: [String: Progress] = [:]
  private(set) var external: [String: Progress] = [:]
  private(set) var markers: Set<String> = []
  private(set) var signals: [String] = []
  private(set) var isCancelRequested = false
  private var names: [Int64: String] = [:]

  init(_ events: some Sequence<HistoryEvent>) {
    for event in events { note(event) }
  }

  private mutating func note(_ event: HistoryEvent) {
    switch event.attributes {
    case .workflowExecutionStartedEventAttributes(let it):
      attempt = max(1, it.attempt)
      round = it.input.text.flatMap(Int64.init) ?? 1
    case .workflowExecutionSignaledEventAttributes(let it): signals.append(it.signalName)
    case .workflowExecutionCancelRequestedEventAttributes: isCancelRequested = true
    case .markerRecordedEventAttributes(let it): markers.insert(it.markerName)
    case .timerStartedEventAttributes(let it): timers[it.timerID] = .begun
    case .timerFiredEventAttributes(let it): timers[it.timerID] = .ended("fired")
    default:
      noteActivity(event)
      noteOthers(event)
    }
  }

  private mutating func noteActivity(_ event: HistoryEvent) {
    switch event.attributes {
    case .activityTaskScheduledEventAttributes(let it):
      names[event.eventID] = it.activityID
      activities[it.activityID] = .begun
    case .activityTaskCompletedEventAttributes(let it): end(it.scheduledEventID, it.result.text ?? "")
    case .activityTaskFailedEventAttributes(let it): end(it.scheduledEventID, "failed")
    case .activityTaskTimedOutEventAttributes(let it): end(it.scheduledEventID, "timed out")
    case .activityTaskCanceledEventAttributes(let it): end(it.scheduledEventID, "cancelled")
    default: return
    }
  }

  private mutating func end(_ scheduled: Int64, _ outcome: String) {
    if let id = names[scheduled] { activities[id] = .ended(outcome) }
  }

  private mutating func noteOthers(_ event: HistoryEvent) {
    switch event.attributes {
    case .startChildWorkflowExecutionInitiatedEventAttributes(let it): children[it.workflowID] = .begun
    case .startChildWorkflowExecutionFailedEventAttributes(let it): children[it.workflowID] = .ended("not started")
    case .childWorkflowExecutionCompletedEventAttributes(let it): children[it.workflowExecution.workflowID] = .ended(it.result.text ?? "")
    case .childWorkflowExecutionFailedEventAttributes(let it): children[it.workflowExecution.workflowID] = .ended("failed")
    case .childWorkflowExecutionCanceledEventAttributes(let it): children[it.workflowExecution.workflowID] = .ended("cancelled")
    case .childWorkflowExecutionTimedOutEventAttributes(let it): children[it.workflowExecution.workflowID] = .ended("timed out")
    case .childWorkflowExecutionTerminatedEventAttributes(let it): children[it.workflowExecution.workflowID] = .ended("terminated")
    case .signalExternalWorkflowExecutionInitiatedEventAttributes(let it):
      names[event.eventID] = it.signalName
      external[it.signalName] = .begun
    case .signalExternalWorkflowExecutionFailedEventAttributes(let it): external[names[it.initiatedEventID] ?? ""] = .ended("refused")
    case .externalWorkflowExecutionSignaledEventAttributes(let it): external[names[it.initiatedEventID] ?? ""] = .ended("signaled")
    default: return
    }
  }
}
