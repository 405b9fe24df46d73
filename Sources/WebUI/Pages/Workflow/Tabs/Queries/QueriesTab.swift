import HTTPServer
import TemporalAPI

/// Asks a workflow's queries.
enum QueriesTab {
  private static let path = "/namespaces/{namespace}/workflows/{workflow}/{run}/queries"

  static let routes: [Route] = [
    .page(path) { visit in
      let described = try await WorkflowPages.describe(visit)
      let told = await WorkflowTold.ask(visit, described)
      return .page(page(await Model(described, told, name: visit.query["name"] ?? "", values: [], visit: visit), visit))
    },
    .action(path, .query, ask),
  ]

  @Sendable private static func ask(_ visit: Visit) async throws -> Reply {
    let described = try await WorkflowPages.describe(visit)
    var form = FormReader(visit.form)
    let name = form.required("name")
    let arguments = form.payloads("input")
    let reject: QueryRejectCondition =
      switch form.text("reject") {
      case "not-open": .notOpen
      case "not-completed-cleanly": .notCompletedCleanly
      default: .none
      }
    // One after the other: the workflow answers one query at a time.
    let call = await form.errors.isEmpty ? QueryCall.ask(visit, name, arguments, reject: reject) : nil
    let told = await WorkflowTold.ask(visit, described)
    let values = InputFields.values(visit.form)
    return .page(page(await Model(described, told, name: name, values: values, errors: form.errors, call: call, visit: visit), visit))
  }

  private static func page(_ model: Model, _ visit: Visit) -> Page {
    Page(template: "pages/workflow-queries", title: visit["workflow"], model: model, place: .workflows)
  }

  private struct Model: Sendable {
    let head: WorkflowHead
    let isAllowed: Bool
    let action: String
    let name: FieldView
    let known: [HandlerLine]
    /// Why the known ones are not known.
    let unknown: String?
    let inputs: [FieldView]
    let reject: FieldView
    let answer: Answer?

    init(
      _ described: DescribeWorkflowExecutionResponse, _ told: WorkflowTold, name: String, values: [String], errors: FormErrors = [:],
      call: QueryCall? = nil, visit: Visit
    ) async {
      head = await WorkflowHead(described, tab: .queries, asking: visit)
      isAllowed = visit.allows(.query)
      let execution = described.workflowExecutionInfo.execution
      let address = visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "queries")
      action = address
      let definitions = told.metadata?.definition.queryDefinitions ?? []
      known = definitions.map { HandlerLine($0, action: address) }
      unknown = told.metadata == nil ? told.refusal : nil
      let first = name.isEmpty ? definitions.first { !$0.name.hasPrefix("__") && !$0.name.isEmpty }?.name ?? "" : name
      self.name = FieldView("name", "Query", first).required.proposing("handlers").marked(errors)
      inputs = InputFields.fields(values, errors: errors)
      reject = FieldView("reject", "Reject", visit.form["reject"] ?? "none").choosing([
        ("none", "Never"), ("not-open", "If the workflow has ended"),
        ("not-completed-cleanly", "If the workflow ended otherwise than by completing"),
      ])
      answer = call.map { Answer($0, name: name) }
    }
  }

  private struct Answer: Sendable {
    let name: String
    let took: String
    let values: [PayloadView]
    let isEmpty: Bool
    let refusal: String?
    let detail: String?

    init(_ call: QueryCall, name: String) {
      self.name = name
      took = DurationText.text(call.seconds)
      values = call.result.map { PayloadView.all($0) } ?? []
      isEmpty = call.result != nil && values.isEmpty
      refusal = call.refusal
      detail = call.detail
    }
  }
}

/// A query, signal or update that a workflow handles.
struct HandlerLine: Sendable {
  let name: String
  let text: String?
  /// The form with this name in it.
  let href: String

  init(_ definition: WorkflowInteractionDefinition, action: String) {
    name = definition.name.isEmpty ? "any other name" : definition.name
    text = definition.description_p.isEmpty ? nil : definition.description_p
    href = action + "?name=" + PercentText.encode(definition.name)
  }
}
