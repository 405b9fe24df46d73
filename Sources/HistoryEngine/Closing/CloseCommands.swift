import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  mutating func completeWorkflow(
    _ command: CompleteWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try requireNothingUnhandled()
    // The cause is the original's, however odd for this command.
    try requireSize(
      of: command.result, .badScheduleActivityAttributes, "CompleteWorkflowExecutionCommandAttributes.Result exceeds size limit.")
    var attributes = WorkflowExecutionCompletedEventAttributes()
    if command.hasResult { attributes.result = command.result }
    do throws(ServiceError) {
      attributes.newExecutionRunID = try followUp(onResult: command.hasResult ? command.result : nil)
    } catch {
      throw CommandFailure(.badCompleteWorkflowExecutionAttributes, error.message)
    }
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    close(as: .completed, .workflowExecutionCompleted, .workflowExecutionCompletedEventAttributes(attributes), metadata: metadata)
  }

  mutating func failWorkflow(
    _ command: FailWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try requireNothingUnhandled()
    guard command.hasFailure else {
      throw CommandFailure(.badFailWorkflowExecutionAttributes, "Failure is not set on FailWorkflowExecutionCommand.")
    }
    try requireSize(
      of: command.failure, .badFailWorkflowExecutionAttributes, "FailWorkflowExecutionCommandAttributes.Failure exceeds size limit.")
    var attributes = WorkflowExecutionFailedEventAttributes()
    attributes.failure = command.failure
    do throws(ServiceError) {
      (attributes.retryState, attributes.newExecutionRunID) = try followUp(on: command.failure)
    } catch {
      throw CommandFailure(.badFailWorkflowExecutionAttributes, error.message)
    }
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    close(as: .failed, .workflowExecutionFailed, .workflowExecutionFailedEventAttributes(attributes), metadata: metadata)
  }

  mutating func cancelWorkflow(
    _ command: CancelWorkflowExecutionCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    try requireNothingUnhandled()
    var attributes = WorkflowExecutionCanceledEventAttributes()
    if command.hasDetails { attributes.details = command.details }
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    close(as: .canceled, .workflowExecutionCanceled, .workflowExecutionCanceledEventAttributes(attributes), metadata: metadata)
  }

  /// A run must not close over events that its worker has not seen.
  func requireNothingUnhandled() throws(CommandFailure) {
    if !state.buffer.isEmpty { throw CommandFailure(.unhandledCommand, "") }
  }
}
