import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// Closes the run at once, whatever it is doing. Throws NOT_FOUND on a closed run.
  public mutating func terminate(reason: String, details: Payloads?, identity: String, links: [Link] = []) throws(ServiceError) {
    try requireOpen()
    var attributes = WorkflowExecutionTerminatedEventAttributes()
    attributes.reason = reason
    if let details { attributes.details = details }
    attributes.identity = identity
    forceClose(as: .terminated, .workflowExecutionTerminated, .workflowExecutionTerminatedEventAttributes(attributes), links: links)
  }

  /// Ends a run whose history would outgrow its limit by this turn. What the turn wanted is taken back, and its caller told why.
  mutating func enforceHistoryLimits(orReturnTo before: Turn) {
    guard state.isOpen || before.state.isOpen else { return }
    guard let (reason, value, limit) = overrunLimit else { return }
    self = before
    terminateOverLimit(reason)
    refusal = .invalidArgument("\(reason) Value=\(value) Limit=\(limit)")
  }

  /// Ends an open run for which more would be pending than its limit allows, and refuses the call that would have brought it.
  public static func ending(_ state: MutableState, ofBytes bytes: Int, now: WallTime, rules: Rules) -> Turn {
    var turn = Turn(state, now: now, rules: rules)
    let reason = "Workflow mutable state size exceeds limit."
    if turn.state.isOpen { turn.terminateOverLimit(reason) }
    turn.refusal = .invalidArgument("\(reason) Value=\(bytes) Limit=\(rules.maximumStateBytes)")
    return turn
  }

  private var overrunLimit: (reason: String, value: Int64, limit: Int64)? {
    let count = state.record.nextEventID - 1 + Int64(state.buffer.count)
    if count > rules.maximumEvents { return ("Workflow history count exceeds limit.", count, rules.maximumEvents) }
    let bytes = state.record.historyBytes
    return bytes > rules.maximumHistoryBytes ? ("Workflow history size exceeds limit.", bytes, rules.maximumHistoryBytes) : nil
  }

  mutating func terminateOverLimit(_ reason: String) {
    var attributes = WorkflowExecutionTerminatedEventAttributes()
    attributes.reason = reason
    attributes.identity = Identity.service
    forceClose(as: .terminated, .workflowExecutionTerminated, .workflowExecutionTerminatedEventAttributes(attributes))
  }
}
