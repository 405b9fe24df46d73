import FoundationEssentials
import TemporalAPI
import TemporalServices

extension WorkflowAction {
  static let signal = WorkflowAction(
    segment: "signal", kind: .signalWorkflow, label: "Send a signal",
    explanation: "The signal is written into the history; the workflow's code hears of it in its next task.",
    fields: { [$0.field("name", "Signal name").required.proposing(await usedNames($0))] }, takesInput: true,
    perform: { visit in
      var form = FormReader(visit.form)
      var request = SignalWorkflowExecutionRequest()
      request.namespace = visit.namespace
      request.workflowExecution = visit.execution
      request.signalName = form.required("name")
      request.input = form.payloads("input")
      request.identity = UIIdentity.name
      request.requestID = UUID().uuidString
      try form.check()
      _ = try await visit.call(WorkflowServiceMethods.signalWorkflowExecution, request)
      return visit.done("Signal \(request.signalName) sent.")
    })

  /// The names of signals among the newest events.
  private static func usedNames(_ visit: Visit) async -> [String] {
    guard let read = try? await HistoryReader(visit: visit).events(500, newestFirst: true) else { return [] }
    let names = read.events.compactMap { event -> String? in
      guard case .workflowExecutionSignaledEventAttributes(let signaled)? = event.attributes else { return nil }
      return signaled.signalName
    }
    return Set(names).sorted()
  }
}
