import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  /// SignalExternalWorkflowExecution: the signal is initiated, and sent once that is durable.
  mutating func signalExternal(
    _ command: SignalExternalWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try validate(command)
    var attributes = SignalExternalWorkflowExecutionInitiatedEventAttributes()
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.namespace = command.namespace
    attributes.namespaceID = state.key.namespaceID.description
    attributes.workflowExecution = command.execution
    attributes.signalName = command.signalName
    if command.hasInput { attributes.input = command.input }
    attributes.control = command.control
    attributes.childWorkflowOnly = command.childWorkflowOnly
    if command.hasHeader { attributes.header = command.header }
    let eventID = append(
      .signalExternalWorkflowExecutionInitiated, .signalExternalWorkflowExecutionInitiatedEventAttributes(attributes), metadata: metadata)
    begin(.signal, initiatedBy: eventID)
  }

  private func validate(_ command: SignalExternalWorkflowExecutionCommandAttributes) throws(CommandFailure) {
    let cause = ExternalRequestKind.signal.cause
    guard state.externalSignals.count < rules.maximumPendingExternalSignals else {
      throw CommandFailure(
        .pendingSignalsLimitExceeded,
        "the number of pending signals to external workflows, \(state.externalSignals.count), has reached the per-workflow limit of \(rules.maximumPendingExternalSignals)"
      )
    }
    if isForeign(command.namespace) { throw CommandFailure(cause, "cross namespace commands are not allowed") }
    guard command.hasExecution else { throw CommandFailure(cause, "Execution is not set on SignalExternalWorkflowExecutionCommand.") }
    let (id, run, name) = (command.execution.workflowID, command.execution.runID, command.signalName)
    let rest = "Namespace=\(command.namespace) RunId=\(run) SignalName=\(name)"
    try requireTarget(.signal, workflowID: id, runID: run, rest: rest, restWithoutID: rest)
    guard !name.isEmpty else {
      throw CommandFailure(
        cause,
        "SignalName is not set on SignalExternalWorkflowExecutionCommand. WorkflowId=\(id) Namespace=\(command.namespace) RunId=\(run)")
    }
    try requireSize(of: command.input, cause, "SignalExternalWorkflowExecutionCommandAttributes.Input exceeds size limit.")
  }

  /// The signal has reached its target (`cause` nil), or never will.
  mutating func recordExternalSignal(_ initiated: HistoryEvent, failure cause: SignalExternalWorkflowExecutionFailedCause?) {
    guard isPending(.signal, initiatedBy: initiated.eventID) else { return }
    let asked = initiated.signalExternalWorkflowExecutionInitiatedEventAttributes
    if let cause {
      var attributes = SignalExternalWorkflowExecutionFailedEventAttributes()
      attributes.cause = cause
      attributes.namespace = rules.namespaceName
      attributes.namespaceID = asked.namespaceID
      attributes.workflowExecution = asked.workflowExecution
      attributes.initiatedEventID = initiated.eventID
      attributes.control = asked.control
      post(.signalExternalWorkflowExecutionFailed, .signalExternalWorkflowExecutionFailedEventAttributes(attributes))
    } else {
      var attributes = ExternalWorkflowExecutionSignaledEventAttributes()
      attributes.initiatedEventID = initiated.eventID
      attributes.namespace = rules.namespaceName
      attributes.namespaceID = asked.namespaceID
      attributes.workflowExecution = asked.workflowExecution
      attributes.control = asked.control
      post(.externalWorkflowExecutionSignaled, .externalWorkflowExecutionSignaledEventAttributes(attributes))
    }
    end(.signal, initiatedBy: initiated.eventID)
  }
}
