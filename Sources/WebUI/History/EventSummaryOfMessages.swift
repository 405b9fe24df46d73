import TemporalAPI

extension EventSummary {
  @Sendable static func ofMessage(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .workflowExecutionSignaledEventAttributes(let a):
      join(call(a.signalName, a.input), say("by", a.identity), say("from", a.externalWorkflowExecution.workflowID))
    case .workflowExecutionUpdateAdmittedEventAttributes(let a): call(a.request.input.name, a.request.input.args)
    case .workflowExecutionUpdateAcceptedEventAttributes(let a):
      join(call(a.acceptedRequest.input.name, a.acceptedRequest.input.args), say("by", a.acceptedRequest.meta.identity))
    case .workflowExecutionUpdateRejectedEventAttributes(let a):
      join(call(a.rejectedRequest.input.name, a.rejectedRequest.input.args), FailureView.line(a.failure))
    case .workflowExecutionUpdateCompletedEventAttributes(let a): outcome(a.outcome)
    default: nil
    }
  }

  /// An update's result or failure.
  static func outcome(_ outcome: UpdateOutcome) -> String {
    switch outcome.value {
    case .success(let result): PayloadLine.text(result, limit: 140)
    case .failure(let failure): FailureView.line(failure)
    case nil: ""
    }
  }

  @Sendable static func ofNexus(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .nexusOperationScheduledEventAttributes(let a):
      join("\(a.service).\(a.operation)(\(a.hasInput ? PayloadLine.text(a.input) : ""))", say("at", a.endpoint))
    case .nexusOperationStartedEventAttributes(let a): say("token", PayloadLine.cut(a.operationToken, 60)) ?? ""
    case .nexusOperationCompletedEventAttributes(let a): a.hasResult ? PayloadLine.text(a.result, limit: 140) : ""
    case .nexusOperationFailedEventAttributes(let a): FailureView.line(a.failure)
    case .nexusOperationTimedOutEventAttributes(let a): FailureView.line(a.failure)
    case .nexusOperationCanceledEventAttributes(let a): FailureView.line(a.failure)
    case .nexusOperationCancelRequestedEventAttributes(let a): "of event \(a.scheduledEventID)"
    case .nexusOperationCancelRequestCompletedEventAttributes(let a): "of event \(a.scheduledEventID)"
    case .nexusOperationCancelRequestFailedEventAttributes(let a): FailureView.line(a.failure)
    default: nil
    }
  }

  @Sendable static func ofExternal(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .signalExternalWorkflowExecutionInitiatedEventAttributes(let a):
      join(call(a.signalName, a.input), say("to", a.workflowExecution.workflowID))
    case .signalExternalWorkflowExecutionFailedEventAttributes(let a):
      join(say("to", a.workflowExecution.workflowID), cause(a.cause.rawValue))
    case .externalWorkflowExecutionSignaledEventAttributes(let a): say("to", a.workflowExecution.workflowID) ?? ""
    case .requestCancelExternalWorkflowExecutionInitiatedEventAttributes(let a): join(a.workflowExecution.workflowID, a.reason)
    case .requestCancelExternalWorkflowExecutionFailedEventAttributes(let a):
      join(a.workflowExecution.workflowID, cause(a.cause.rawValue))
    case .externalWorkflowExecutionCancelRequestedEventAttributes(let a): a.workflowExecution.workflowID
    default: nil
    }
  }

  /// Why another workflow was not reached; both kinds of messages have the same numbers for it.
  private static func cause(_ number: Int) -> String? {
    switch number {
    case 1: "there is no such open workflow"
    case 2: "the namespace is not there"
    case 3: "it has too many signals"
    default: nil
    }
  }

  @Sendable static func ofProperties(_ attributes: HistoryEvent.OneOf_Attributes) -> String? {
    switch attributes {
    case .markerRecordedEventAttributes(let a):
      join(LocalActivityMarker(a)?.type ?? a.markerName, a.hasFailure ? FailureView.line(a.failure) : nil)
    case .upsertWorkflowSearchAttributesEventAttributes(let a): fields(a.searchAttributes.indexedFields)
    case .workflowPropertiesModifiedEventAttributes(let a): fields(a.upsertedMemo.fields)
    case .workflowPropertiesModifiedExternallyEventAttributes(let a): join(say("on", a.newTaskQueue), fields(a.upsertedMemo.fields))
    case .workflowExecutionOptionsUpdatedEventAttributes(let a):
      join(
        a.hasVersioningOverride ? "versioning override set" : nil, a.unsetVersioningOverride ? "versioning override removed" : nil,
        a.hasPriority ? "priority \(a.priority.priorityKey)" : nil, say("by", a.identity))
    default: nil
    }
  }

  private static func fields(_ fields: [String: Payload]) -> String {
    fields.sorted { $0.key < $1.key }.prefix(6).map { "\($0.key) = \(PayloadLine.text($0.value, limit: 40))" }.joined(separator: ", ")
  }
}
