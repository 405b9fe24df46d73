import JSONText
import TemporalAPI

/// What was said of a workflow: by whoever started it, by its own code, and by the server.
enum MetadataTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/metadata") { visit in
      let described = try await WorkflowPages.describe(visit)
      async let told = WorkflowTold.ask(visit, described)
      async let first = HistoryReader(visit: visit).oldest()
      let model = await Model(described, told: await told, first: try? await first, visit)
      return .page(Page(template: "pages/workflow-metadata", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let summary: String?
    let details: MarkdownView?
    /// What its code says of where it stands.
    let current: MarkdownView?
    let currentUnknown: String?
    let signals: [HandlerLine]
    let memo: [NamedPayload]
    let searchAttributes: [NamedPayload]
    let versioning: [Fact]
    let starting: [Fact]
    let links: [Fact]
    let callbacks: String

    init(_ described: DescribeWorkflowExecutionResponse, told: WorkflowTold, first: HistoryEvent?, _ visit: Visit) async {
      let info = described.workflowExecutionInfo
      let said = described.executionConfig.userMetadata
      head = await WorkflowHead(described, tab: .metadata, asking: visit)
      summary = said.hasSummary ? PlainText.text(said.summary) : nil
      details = said.hasDetails ? MarkdownView(PlainText.text(said.details)) : nil
      current = MarkdownView(told.metadata?.currentDetails)
      currentUnknown = told.metadata == nil ? told.refusal : nil
      let base = visit.links.workflow(visit.namespace, info.execution.workflowID, info.execution.runID, "signal")
      signals = told.metadata?.definition.signalDefinitions.map { HandlerLine($0, action: base) } ?? []
      memo = NamedPayload.all(info.memo.fields)
      searchAttributes = NamedPayload.all(info.searchAttributes.indexedFields)
      versioning = VersioningFacts.all(info)
      starting = StartingFacts.all(described, first)
      links = (first?.links ?? []).compactMap { LinkLine.line($0, visit) }
      callbacks = described.callbacks.count == 1 ? "1 callback" : "\(described.callbacks.count) callbacks"
    }
  }
}

/// A payload and its name.
struct NamedPayload: Sendable {
  let name: String
  let value: PayloadView

  /// All of a map, by name.
  static func all(_ fields: [String: Payload]) -> [NamedPayload] {
    fields.sorted { $0.key < $1.key }.map { NamedPayload(name: $0.key, value: PayloadView($0.value)) }
  }
}

/// A string payload as it was meant, without quotes and with its line breaks.
enum PlainText {
  /// Nil for an empty one.
  static func text(_ payload: Payload) -> String? {
    guard !payload.data.isEmpty else { return nil }
    let view = PayloadView(payload)
    let text = view.json.text ?? view.text
    return text.isEmpty ? nil : text
  }
}
