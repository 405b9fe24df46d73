import TemporalAPI
import TemporalServices

/// Nexus endpoints: the names under which workflows of one namespace reach what another offers.
enum NexusPages {
  static let routes: [Route] =
    [
      .page("/nexus", list),
      .page("/nexus/{endpoint}", show),
    ] + NexusForms.routes

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListNexusEndpointsRequest()
    request.pageSize = 200
    request.nextPageToken = PageToken.data(visit.query["page"])
    let list = try await visit.list(OperatorServiceMethods.listNexusEndpoints, request)
    let model = Model(
      isMissing: !list.isOffered, rows: list.answer.endpoints.map { NexusEndpointView($0, links: visit.links) },
      createHref: list.isOffered && visit.allows(.nexus) ? visit.links.path("nexus", "create") : nil,
      nextHref: PageToken.text(list.answer.nextPageToken).map { visit.links.path("nexus", query: [("page", $0)]) })
    return .page(Page(template: "pages/nexus", title: "Nexus endpoints", model: model, place: .nexus, status: list.status))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let endpoint = try await endpoint(visit)
    let model = Detail(
      endpoint: NexusEndpointView(endpoint, links: visit.links), listHref: visit.links.path("nexus"),
      editHref: visit.allows(.nexus) ? visit.links.path("nexus", endpoint.id, "edit") : nil,
      deleteAction: visit.allows(.nexus) ? visit.links.path("nexus", endpoint.id, "delete") : nil)
    return .page(Page(template: "pages/nexus-endpoint", title: endpoint.spec.name, model: model, place: .nexus))
  }

  /// The endpoint that the path names. Throws `GRPCError`.
  static func endpoint(_ visit: Visit) async throws -> NexusEndpoint {
    var request = GetNexusEndpointRequest()
    request.id = visit["endpoint"]
    return try await visit.call(OperatorServiceMethods.getNexusEndpoint, request).endpoint
  }

  private struct Model: Sendable {
    /// The server knows no Nexus.
    let isMissing: Bool
    let rows: [NexusEndpointView]
    let createHref: String?
    let nextHref: String?
  }

  private struct Detail: Sendable {
    let endpoint: NexusEndpointView
    let listHref: String
    let editHref: String?
    let deleteAction: String?
  }
}

/// An endpoint as pages show it.
struct NexusEndpointView: Sendable {
  let id: String
  let version: Int64
  let href: String
  let name: String
  let description: String?
  /// The same, laid out.
  let words: MarkdownView?
  let target: Target
  let created: TimeView?
  let modified: TimeView?
  let urlPrefix: String

  /// Where calls go: to a task queue, or to a URL.
  struct Target: Sendable {
    var namespace: String?
    var namespaceHref: String?
    var taskQueue: String?
    var url: String?
  }

  init(_ endpoint: NexusEndpoint, links: Links) {
    id = endpoint.id
    version = endpoint.version
    href = links.path("nexus", endpoint.id)
    name = endpoint.spec.name
    description = NexusFields.text(endpoint.spec)
    words = MarkdownView(description)
    target = Self.target(endpoint.spec.target, links)
    created = TimeView(endpoint.createdTime)
    modified = TimeView(endpoint.lastModifiedTime)
    urlPrefix = endpoint.urlPrefix
  }

  private static func target(_ target: NexusEndpointTarget, _ links: Links) -> Target {
    switch target.variant {
    case .worker(let worker):
      Target(namespace: worker.namespace, namespaceHref: links.namespace(worker.namespace, "settings"), taskQueue: worker.taskQueue)
    case .external(let external): Target(url: external.url)
    case nil: Target()
    }
  }
}
