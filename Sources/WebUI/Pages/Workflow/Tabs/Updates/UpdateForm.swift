import GRPCWire
import TemporalAPI
import TemporalServices

/// The form that sends an update.
struct UpdateForm: Sendable {
  let action: String
  let name: FieldView
  let id: FieldView
  let inputs: [FieldView]
  let wait: FieldView
  let known: [HandlerLine]
  /// Why the known ones are not known.
  let unknown: String?
  /// Whether the form is seen without opening it.
  let isShown: Bool

  /// What was entered, and what is wrong with it.
  struct Entered: Sendable {
    var name = ""
    var id = ""
    var values: [String] = []
    var wait = "completed"
    var errors: FormErrors = [:]
  }

  /// What came of an update.
  struct Answer: Sendable {
    let name: String
    let id: String
    let sentence: String
    let isFailure: Bool
    let result: [PayloadView]
    let failure: FailureView?
  }

  init(_ described: DescribeWorkflowExecutionResponse, _ told: WorkflowTold, _ entered: Entered, _ visit: Visit) {
    let execution = described.workflowExecutionInfo.execution
    let address = visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "updates")
    action = address
    let definitions = told.metadata?.definition.updateDefinitions ?? []
    known = definitions.map { HandlerLine($0, action: address) }
    unknown = told.metadata == nil ? told.refusal : nil
    name = FieldView("name", "Update", entered.name).required.proposing("handlers").marked(entered.errors)
    id = FieldView("id", "Update ID", entered.id, hint: "Sent twice under one ID, it is done once. Empty: a new one.")
    inputs = InputFields.fields(entered.values, errors: entered.errors)
    isShown = !entered.name.isEmpty || !entered.errors.isEmpty || visit.query.has("send")
    wait = FieldView("wait", "Wait until it is", entered.wait).choosing([("completed", "Completed"), ("accepted", "Accepted")])
  }

  /// Sends what the form says and waits as long as it says, though no longer than half a minute.
  static func send(_ visit: Visit) async -> (Entered, Answer?) {
    var form = FormReader(visit.form)
    var request = UpdateWorkflowExecutionRequest()
    request.namespace = visit.namespace
    request.workflowExecution = visit.execution
    request.request.input.name = form.required("name")
    let arguments = form.payloads("input")
    if !arguments.payloads.isEmpty { request.request.input.args = arguments }
    request.request.meta.updateID = visit.form["id"] ?? ""
    request.request.meta.identity = UIIdentity.name
    let waits = form.text("wait") == "accepted" ? "accepted" : "completed"
    request.waitPolicy.lifecycleStage = waits == "accepted" ? .accepted : .completed
    let entered = Entered(
      name: request.request.input.name, id: request.request.meta.updateID,
      values: InputFields.values(visit.form), wait: waits, errors: form.errors)
    guard form.errors.isEmpty else { return (entered, nil) }
    do {
      let answer = try await visit.call(WorkflowServiceMethods.updateWorkflowExecution, request, timeout: .seconds(30))
      return (entered, Answer(answer, name: entered.name))
    } catch let error as GRPCError {
      return (entered, Answer(refused: sentence(error), name: entered.name, id: entered.id))
    } catch {
      return (entered, Answer(refused: "\(error)", name: entered.name, id: entered.id))
    }
  }

  private static func sentence(_ error: GRPCError) -> String {
    error.code == .deadlineExceeded
      ? "No worker answered within half a minute. The update may still be done; send it again under its ID to see." : error.message
  }
}

extension UpdateForm.Answer {
  init(_ answer: UpdateWorkflowExecutionResponse, name: String) {
    self.name = name
    id = answer.updateRef.updateID
    switch answer.outcome.value {
    case .success(let payloads):
      (sentence, isFailure, result, failure) = ("It completed.", false, PayloadView.all(payloads), nil)
    case .failure(let told): (sentence, isFailure, result, failure) = ("It failed or was rejected.", true, [], FailureView(told))
    case nil:
      let stage = answer.stage == .accepted ? "It was accepted and goes on." : "It was not accepted yet; it may still be."
      (sentence, isFailure, result, failure) = (stage, false, [], nil)
    }
  }

  init(refused sentence: String, name: String, id: String) {
    self.name = name
    self.id = id
    self.sentence = sentence
    (isFailure, result, failure) = (true, [], nil)
  }
}
