import FoundationEssentials
import TemporalAPI
import TemporalServices

extension WorkflowAction {
  static let cancel = WorkflowAction(
    segment: "cancel", kind: .cancelWorkflow, label: "Request cancellation",
    explanation: "The workflow is told that it should end. It may clean up first, or go on.",
    fields: { [$0.field("reason", "Reason")] },
    perform: { visit in
      var request = RequestCancelWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      request.identity = UIIdentity.name
      request.requestID = UUID().uuidString
      request.reason = visit.form["reason"] ?? ""
      _ = try await visit.call(WorkflowServiceMethods.requestCancelWorkflowExecution, request)
      return visit.done("Cancellation requested.")
    })

  static let terminate = WorkflowAction(
    segment: "terminate", kind: .terminateWorkflow, label: "Terminate", isDanger: true,
    explanation: "The workflow ends at once. Its code does not hear of it and cannot clean up.",
    fields: { [$0.field("reason", "Reason")] },
    perform: { visit in
      var request = TerminateWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      request.identity = UIIdentity.name
      request.reason = visit.form["reason"] ?? ""
      _ = try await visit.call(WorkflowServiceMethods.terminateWorkflowExecution, request)
      return visit.done("Terminated.")
    })

  static let delete = WorkflowAction(
    segment: "delete", kind: .deleteWorkflow, label: "Delete", isDanger: true, fits: { _, _ in true },
    explanation: "The run and its history are removed for good. A run that is still open is terminated first.",
    fields: { [$0.field("confirmation", "Type the workflow ID to confirm").required] },
    perform: { visit in
      guard visit.form["confirmation"] == visit["workflow"].trimmed else {
        throw FormFailure(["confirmation": "What was typed is not the workflow ID."])
      }
      var request = DeleteWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      _ = try await visit.call(WorkflowServiceMethods.deleteWorkflowExecution, request)
      return .redirect(visit.links.namespace(visit.namespace, "workflows"), Flash("\(visit["workflow"]) is being deleted."))
    })

  static let pause = WorkflowAction(
    segment: "pause", kind: .pauseWorkflow, label: "Pause", fits: { isOpen, isPaused in isOpen && !isPaused },
    explanation: "No workflow task and no activity is handed out until it is unpaused. What runs now may end.",
    fields: { [$0.field("reason", "Reason")] },
    perform: { visit in
      var request = PauseWorkflowExecutionRequest(visit)
      request.reason = visit.form["reason"] ?? ""
      _ = try await visit.call(WorkflowServiceMethods.pauseWorkflowExecution, request)
      return visit.done("Paused.")
    })

  static let unpause = WorkflowAction(
    segment: "unpause", kind: .pauseWorkflow, label: "Unpause", fits: { isOpen, isPaused in isOpen && isPaused },
    explanation: "The workflow goes on where it was.",
    fields: { [$0.field("reason", "Reason")] },
    perform: { visit in
      var request = UnpauseWorkflowExecutionRequest(visit)
      request.reason = visit.form["reason"] ?? ""
      _ = try await visit.call(WorkflowServiceMethods.unpauseWorkflowExecution, request)
      return visit.done("Unpaused.")
    })
}
