import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// RequestCancelExternalWorkflowExecution: the request is initiated, and sent once that is durable.
  mutating func cancelExternal(
    _ command: RequestCancelExternalWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try validate(command, handler)
    var attributes = RequestCancelExternalWorkflowExecutionInitiatedEventAttributes()
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.namespace = command.namespace
    attributes.namespaceID = state.key.namespaceID.description
    attributes.workflowExecution.workflowID = command.workflowID
    attributes.workflowExecution.runID = command.runID
    attributes.control = command.control
    attributes.childWorkflowOnly = command.childWorkflowOnly
    attributes.reason = command.reason
    let eventID = append(
      .requestCancelExternalWorkflowExecutionInitiated, .requestCancelExternalWorkflowExecutionInitiatedEventAttributes(attributes),
      metadata: metadata)
    begin(.cancel, initiatedBy: eventID)
  }

  private func validate(
    _ command: RequestCancelExternalWorkflowExecutionCommandAttributes, _ handler: CommandHandler
  ) throws(CommandFailure) {
    let cause = ExternalRequestKind.cancel.cause
    guard state.externalCancels.count < rules.maximumPendingExternalCancels else {
      throw CommandFailure(
        .pendingRequestCancelLimitExceeded,
        "the number of pending requests to cancel external workflows, \(state.externalCancels.count), has reached the per-workflow limit of \(rules.maximumPendingExternalCancels)"
      )
    }
    if isForeign(command.namespace) { throw CommandFailure(cause, "cross namespace commands are not allowed") }
    let (id, run, namespace) = (command.workflowID, command.runID, command.namespace)
    let rest = "RunId=\(run) Namespace=\(namespace)"
    try requireTarget(.cancel, workflowID: id, runID: run, rest: rest, restWithoutID: "Namespace=\(namespace) RunId=\(run)")
    guard !handler.startedChildren.contains(id) else {
      throw CommandFailure(
        cause, "Start and RequestCancel for child workflow is not allowed in same workflow task. WorkflowId=\(id) \(rest)")
    }
  }

  /// The request has reached its target (`cause` nil), or never will.
  mutating func recordExternalCancel(_ initiated: HistoryEvent, failure cause: CancelExternalWorkflowExecutionFailedCause?) {
    guard isPending(.cancel, initiatedBy: initiated.eventID) else { return }
    let asked = initiated.requestCancelExternalWorkflowExecutionInitiatedEventAttributes
    if let cause {
      var attributes = RequestCancelExternalWorkflowExecutionFailedEventAttributes()
      attributes.cause = cause
      attributes.namespace = rules.namespaceName
      attributes.namespaceID = asked.namespaceID
      attributes.workflowExecution = asked.workflowExecution
      attributes.initiatedEventID = initiated.eventID
      post(.requestCancelExternalWorkflowExecutionFailed, .requestCancelExternalWorkflowExecutionFailedEventAttributes(attributes))
    } else {
      var attributes = ExternalWorkflowExecutionCancelRequestedEventAttributes()
      attributes.initiatedEventID = initiated.eventID
      attributes.namespace = rules.namespaceName
      attributes.namespaceID = asked.namespaceID
      attributes.workflowExecution = asked.workflowExecution
      post(.externalWorkflowExecutionCancelRequested, .externalWorkflowExecutionCancelRequestedEventAttributes(attributes))
    }
    end(.cancel, initiatedBy: initiated.eventID)
  }
}
