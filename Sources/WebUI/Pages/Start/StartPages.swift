import FoundationEssentials
import GRPCWire
import HTTPServer
import TemporalAPI
import TemporalServices

/// Starting a workflow.
enum StartPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/start", show),
    .page("/namespaces/{namespace}/workflow-list/pollers", pollers),
    .action("/namespaces/{namespace}/workflows/start", .startWorkflow, start),
  ]

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    guard visit.allows(.startWorkflow) else { throw PageFailure.switchedOff(.startWorkflow) }
    var form = StartForm()
    let like = visit.query["like"]
    if let like {
      form = StartForm(try await firstEvent(of: like, run: visit.query["run"] ?? "", visit))
    } else {
      form.values["id"] = UUID().uuidString.lowercased()
      for name in ["id", "queue", "type"] { form.values[name] = visit.query[name] ?? form.values[name] }
    }
    form.values["request"] = UUID().uuidString.lowercased()
    return .page(await page(form, like: like, visit: visit))
  }

  /// The sentence about a queue, for scripts: `!` in front of one that warns.
  @Sendable private static func pollers(_ visit: Visit) async throws -> Reply {
    guard let queue = visit.query["queue"], let words = await PollerWords.read(queue, visit) else { return .answer(.text(200, "")) }
    return .answer(.text(200, (words.isWarning ? "!" : " ") + words.text))
  }

  @Sendable private static func start(_ visit: Visit) async throws -> Reply {
    var form = StartForm(visit.form)
    // Buttons that only change the form, for those without scripts.
    if let more = visit.form["more"] {
      switch more {
      case "input": form.inputs.append(ArgumentInput(text: ""))
      case "attribute": form.attributes.append(StartForm.AttributeValue(name: "", text: ""))
      default: break
      }
      return .page(await page(form, visit: visit))
    }
    let attributes = await AttributeTypes.read(visit)
    let made = StartRequest(form, namespace: visit.namespace, attributes: attributes)
    guard made.problems.isEmpty else { return .page(await page(form, problems: made.problems, visit: visit)) }
    do {
      let answer = try await visit.call(WorkflowServiceMethods.startWorkflowExecution, made.request)
      let words = answer.started ? "Started." : "It is running already: nothing was started."
      return .redirect(visit.links.workflow(visit.namespace, made.request.workflowID, answer.runID), Flash(words))
    } catch let error as GRPCError {
      let field = StartPolicies.field(of: error.message)
      return .page(
        await page(form, problems: field.map { [$0: error.message] } ?? [:], problem: field == nil ? error.message : nil, visit: visit))
    }
  }

  private static func page(
    _ form: StartForm, problems: FormErrors = [:], problem: String? = nil, like: String? = nil, visit: Visit
  ) async -> Page {
    async let attributes = AttributeTypes.read(visit)
    async let proposals = StartProposals.read(visit)
    var pollers: PollerWords?
    if let queue = form["queue"] { pollers = await PollerWords.read(queue, visit) }
    let model = StartModel(
      form, problems: problems, problem: problem, attributes: await attributes, pollers: pollers, proposals: await proposals, like: like,
      visit: visit)
    return Page(
      template: "pages/workflow-start", title: "Start a workflow", model: model, place: .workflows, status: model.isProblematic ? 400 : 200)
  }

  /// The event that began a run. Throws `GRPCError`.
  private static func firstEvent(of id: String, run: String, _ visit: Visit) async throws -> HistoryEvent {
    var execution = WorkflowExecution()
    (execution.workflowID, execution.runID) = (id, run)
    return try await HistoryReader(visit: visit, of: execution).oldest() ?? HistoryEvent()
  }
}
