import FoundationEssentials
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

/// The run that a request or an answer is about, as far as it says.
struct TracedRun: Sendable, Equatable {
  var workflowID: String
  var runID: String

  init(workflowID: String = "", runID: String = "") {
    self.workflowID = workflowID
    self.runID = runID
  }

  init(_ execution: WorkflowExecution) { self.init(workflowID: execution.workflowID, runID: execution.runID) }

  /// Nil for what names no run.
  init?(_ message: Any) {
    switch message {
    case let message as any NamesWorkflowExecution: self.init(message.workflowExecution)
    case let message as any NamesExecution: self.init(message.execution)
    case let message as any NamesWorkflowAndRun: self.init(workflowID: message.workflowID, runID: message.runID)
    case let message as any NamesWorkflow: self.init(workflowID: message.workflowID)
    case let message as any NamesRun: self.init(runID: message.runID)
    case let message as any TaskTokenRequest:
      guard let token = try? TaskToken(serializedBytes: message.taskToken), let runID = UniqueID(bytes: token.runID) else { return nil }
      self.init(workflowID: token.workflowID, runID: runID.description)
    default: return nil
    }
  }
}

private protocol NamesWorkflowExecution {
  var workflowExecution: WorkflowExecution { get }
}

extension SignalWorkflowExecutionRequest: NamesWorkflowExecution {}
extension RequestCancelWorkflowExecutionRequest: NamesWorkflowExecution {}
extension TerminateWorkflowExecutionRequest: NamesWorkflowExecution {}
extension DeleteWorkflowExecutionRequest: NamesWorkflowExecution {}
extension ResetWorkflowExecutionRequest: NamesWorkflowExecution {}
extension UpdateWorkflowExecutionRequest: NamesWorkflowExecution {}
extension UpdateWorkflowExecutionOptionsRequest: NamesWorkflowExecution {}
extension PollWorkflowTaskQueueResponse: NamesWorkflowExecution {}
extension PollActivityTaskQueueResponse: NamesWorkflowExecution {}

private protocol NamesExecution {
  var execution: WorkflowExecution { get }
}

extension DescribeWorkflowExecutionRequest: NamesExecution {}
extension GetWorkflowExecutionHistoryRequest: NamesExecution {}
extension GetWorkflowExecutionHistoryReverseRequest: NamesExecution {}
extension QueryWorkflowRequest: NamesExecution {}
extension ResetStickyTaskQueueRequest: NamesExecution {}

private protocol NamesWorkflowAndRun {
  var workflowID: String { get }
  var runID: String { get }
}

extension PauseWorkflowExecutionRequest: NamesWorkflowAndRun {}
extension UnpauseWorkflowExecutionRequest: NamesWorkflowAndRun {}
extension RespondActivityTaskCompletedByIdRequest: NamesWorkflowAndRun {}
extension RespondActivityTaskFailedByIdRequest: NamesWorkflowAndRun {}
extension RespondActivityTaskCanceledByIdRequest: NamesWorkflowAndRun {}
extension RecordActivityTaskHeartbeatByIdRequest: NamesWorkflowAndRun {}

private protocol NamesWorkflow {
  var workflowID: String { get }
}

extension StartWorkflowExecutionRequest: NamesWorkflow {}
extension SignalWithStartWorkflowExecutionRequest: NamesWorkflow {}

private protocol NamesRun {
  var runID: String { get }
}

extension StartWorkflowExecutionResponse: NamesRun {}
extension SignalWithStartWorkflowExecutionResponse: NamesRun {}
extension ResetWorkflowExecutionResponse: NamesRun {}
