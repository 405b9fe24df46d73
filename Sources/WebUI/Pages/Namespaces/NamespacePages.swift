import TemporalAPI
import TemporalServices

/// The namespaces: which there are, and how each is set.
enum NamespacePages {
  static let routes: [Route] =
    [
      .page("/namespaces", list),
      .page("/namespaces/{namespace}/settings", show),
    ] + NamespaceForms.routes

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListNamespacesRequest()
    request.pageSize = 200
    request.nextPageToken = PageToken.data(visit.query["page"])
    let answer = try await visit.call(WorkflowServiceMethods.listNamespaces, request)
    let shown = answer.namespaces.filter { visit.site.settings.showsSystemNamespace || $0.namespaceInfo.name != "temporal-system" }
    let model = ListModel(
      rows: shown.map { NamespaceRow($0, links: visit.links) }.sorted { $0.name < $1.name },
      createHref: visit.allows(.namespaces) ? visit.links.path("namespaces", "create") : nil,
      nextHref: PageToken.text(answer.nextPageToken).map { visit.links.path("namespaces", query: [("page", $0)]) })
    return .page(Page(template: "pages/namespaces", title: "Namespaces", model: model, place: .namespaces))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let described = try await describe(visit)
    async let attributes = SearchAttributePages.attributes(visit)
    async let cluster = visit.tryCall(WorkflowServiceMethods.getClusterInfo, GetClusterInfoRequest())
    let model = NamespaceDetail(described, attributes: await attributes, cluster: await cluster, visit: visit)
    return .page(Page(template: "pages/namespace", title: visit.namespace, model: model, place: .namespaces))
  }

  /// The namespace that the path names. Throws `GRPCError`.
  static func describe(_ visit: Visit) async throws -> DescribeNamespaceResponse {
    var request = DescribeNamespaceRequest()
    request.namespace = visit.namespace
    return try await visit.call(WorkflowServiceMethods.describeNamespace, request)
  }

  private struct ListModel: Sendable {
    let rows: [NamespaceRow]
    let createHref: String?
    let nextHref: String?
  }
}

/// A line of the list.
struct NamespaceRow: Sendable {
  let name: String
  let href: String
  let workflowsHref: String
  let state: String
  let retention: String
  let archival: String
  let description: String
  let owner: String

  init(_ described: DescribeNamespaceResponse, links: Links) {
    let info = described.namespaceInfo
    name = info.name
    href = links.namespace(info.name, "settings")
    workflowsHref = links.namespace(info.name, "workflows")
    state = NamespaceWords.state(info.state)
    retention = DurationText.text(described.config.workflowExecutionRetentionTtl) ?? "unlimited"
    archival = described.config.historyArchivalState == .enabled ? "on" : "off"
    description = info.description_p
    owner = info.ownerEmail
  }
}
