import TemporalAPI

/// Memo, search attributes and what else was said of a workflow.
enum MetadataTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/metadata") { visit in
      let described = try await WorkflowPages.describe(visit)
      let model = Model(
        head: WorkflowHead(described, tab: .metadata, visit: visit), memo: NamedPayload.all(described.workflowExecutionInfo.memo.fields),
        searchAttributes: NamedPayload.all(described.workflowExecutionInfo.searchAttributes.indexedFields))
      return .page(Page(template: "pages/workflow-metadata", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let memo: [NamedPayload]
    let searchAttributes: [NamedPayload]
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
