import TemporalAPI

/// The updates of a workflow, and a form that sends one.
enum UpdatesTab {
  private static let path = "/namespaces/{namespace}/workflows/{workflow}/{run}/updates"

  static let routes: [Route] = [
    .page(path) { visit in
      let described = try await WorkflowPages.describe(visit)
      return .page(await page(described, UpdateForm.Entered(name: visit.query["name"] ?? ""), answer: nil, visit))
    },
    .action(path, .updateWorkflow) { visit in
      let described = try await WorkflowPages.describe(visit)
      let (entered, answer) = await UpdateForm.send(visit)
      return .page(await page(described, entered, answer: answer, visit))
    },
  ]

  /// How many of the newest events are looked at.
  private static let limit = 5000

  private static func page(
    _ described: DescribeWorkflowExecutionResponse, _ entered: UpdateForm.Entered, answer: UpdateForm.Answer?, _ visit: Visit
  ) async -> Page {
    let isOpen = described.workflowExecutionInfo.status.isOpen
    let sends = isOpen && visit.allows(.updateWorkflow)
    async let told = sends ? WorkflowTold.ask(visit, described) : WorkflowTold(metadata: nil, refusal: nil)
    let history = (try? await HistoryReader(visit: visit).events(limit, newestFirst: true)) ?? (events: [], isWhole: false)
    let model = Model(
      head: await WorkflowHead(described, tab: .updates, asking: visit),
      form: sends ? UpdateForm(described, await told, entered, visit) : nil, isOpen: isOpen,
      answer: answer, updates: UpdateLog.entries(history.events).map { UpdateLine($0, visit) }, isPartial: !history.isWhole,
      limit: limit)
    return Page(template: "pages/workflow-updates", title: visit["workflow"], model: model, place: .workflows)
  }

  private struct Model: Sendable {
    let head: WorkflowHead
    /// Nil where none can be sent.
    let form: UpdateForm?
    let isOpen: Bool
    let answer: UpdateForm.Answer?
    let updates: [UpdateLine]
    /// Whether there are events that were not read.
    let isPartial: Bool
    let limit: Int
  }
}

/// An update in the list.
struct UpdateLine: Sendable {
  let id: String
  let name: String
  let arguments: [PayloadView]
  let identity: String?
  let accepted: TimeView?
  let completed: TimeView?
  let state: PendingState
  let took: String?
  let result: [PayloadView]
  let failure: FailureView?

  init(_ entry: UpdateLog.Entry, _ visit: Visit) {
    id = entry.id
    name = entry.name.isEmpty ? "(accepted before what was read)" : entry.name
    arguments = PayloadView.all(entry.arguments)
    identity = entry.identity.isEmpty ? nil : entry.identity
    accepted = entry.accepted.flatMap { TimeView($0.eventTime) }
    completed = entry.completed.flatMap { TimeView($0.eventTime) }
    took = entry.accepted.flatMap { start in entry.completed.flatMap { DurationText.text(from: start.eventTime, to: $0.eventTime) } }
    (state, result, failure) =
      switch entry.outcome?.value {
      case .success(let payloads): (PendingState("Completed", "completed"), PayloadView.all(payloads), nil)
      case .failure(let failure): (PendingState("Failed", "failed"), [], FailureView(failure))
      case nil: (PendingState(entry.completed == nil ? "Accepted" : "Completed", entry.completed == nil ? "running" : "completed"), [], nil)
      }
  }
}
