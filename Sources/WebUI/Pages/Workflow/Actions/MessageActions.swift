import FoundationEssentials
import TemporalAPI
import TemporalServices

extension WorkflowAction {
  static let signal = WorkflowAction(
    segment: "signal", kind: .signalWorkflow, label: "Send a signal",
    explanation: "The signal is written into the history; the workflow's code hears of it in its next task.",
    fields: { visit in
      [.line("name", "Signal name", in: visit, isRequired: true, suggestions: await usedNames(visit))] + InputField.fields(visit)
    },
    perform: { visit in
      var request = SignalWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      request.signalName = try visit.needed("name", "Signal name")
      request.input = try InputField.payloads(visit)
      request.identity = UIIdentity.name
      request.requestID = UUID().uuidString
      _ = try await visit.call(WorkflowServiceMethods.signalWorkflowExecution, request)
      return visit.done("Signal \(request.signalName) sent.")
    })

  static let update = WorkflowAction(
    segment: "update", kind: .updateWorkflow, label: "Send an update",
    explanation: "A worker runs the update's handler. What it answers is shown when it is there in time.",
    fields: { visit in
      [.line("name", "Update name", in: visit, isRequired: true)] + InputField.fields(visit) + [
        .line("update-id", "Update ID", hint: "Empty makes a new one. The same ID again asks for the same update.", in: visit),
        .choice("stage", "Wait until it is", in: visit, options: [("completed", "completed"), ("accepted", "accepted")]),
      ]
    },
    perform: { visit in
      var request = UpdateWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      request.request.meta.updateID = visit.form["update-id"] ?? UUID().uuidString
      request.request.meta.identity = UIIdentity.name
      request.request.input.name = try visit.needed("name", "Update name")
      request.request.input.args = try InputField.payloads(visit)
      request.waitPolicy.lifecycleStage = visit.form["stage"] == "accepted" ? .accepted : .completed
      let answer = try await visit.call(WorkflowServiceMethods.updateWorkflowExecution, request, timeout: .seconds(30))
      let target = visit.links.workflow(visit.namespace, visit["workflow"], visit["run"], "updates")
      return .redirect(target, said(answer, name: request.request.input.name))
    })

  private static func said(_ answer: UpdateWorkflowExecutionResponse, name: String) -> Flash {
    switch answer.outcome.value {
    case .failure(let failure): Flash("Update \(name) failed: \(FailureView.line(failure))", isFailure: true)
    case .success(let result) where result.payloads.isEmpty: Flash("Update \(name) completed.")
    case .success(let result): Flash("Update \(name) completed: \(PayloadLine.text(result, limit: 300))")
    case nil:
      switch answer.stage {
      case .accepted: Flash("Update \(name) accepted; its result is not there yet.")
      default: Flash("Update \(name) is not accepted yet. It goes on.")
      }
    }
  }

  /// The names of signals among the newest events.
  private static func usedNames(_ visit: Visit) async -> [String] {
    guard let read = try? await HistoryReader(visit: visit).read(newestFirst: true, size: 500) else { return [] }
    let names = read.events.compactMap { event -> String? in
      guard case .workflowExecutionSignaledEventAttributes(let signaled)? = event.attributes else { return nil }
      return signaled.signalName
    }
    return Set(names).sorted()
  }
}
