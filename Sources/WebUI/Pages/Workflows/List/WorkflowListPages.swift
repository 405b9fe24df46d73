import FoundationEssentials

/// The list of workflows.
enum WorkflowListPages {
  static let routes: [Route] =
    [
      .page("/namespaces/{namespace}") { .redirect($0.links.namespace($0.namespace, "workflows")) },
      .page("/namespaces/{namespace}/workflows", list),
      .page("/namespaces/{namespace}/workflow-list/filter", filter),
      .page("/namespaces/{namespace}/workflow-list/live", ListLive.follow),
      .page("/namespaces/{namespace}/workflow-list/download", ListDownload.send),
    ] + ColumnPages.routes + BulkPages.routes

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    let address = ListAddress(visit.query)
    let data = try await ListData.read(address, visit)
    let page = ListPage(address: address, data: data, choice: ColumnChoice(visit), now: Date(), visit: visit)
    return .page(
      Page(
        template: "pages/workflows", title: "Workflows", model: page.model, place: .workflows, status: data.refusal == nil ? 200 : 400,
        live: page.live))
  }

  /// What the filter bar sends leads to the list with the query that it means.
  @Sendable private static func filter(_ visit: Visit) async throws -> Reply {
    let form = FilterForm(fields: visit.query, types: await AttributeTypes.read(visit), now: Date())
    return .redirect(ListAddress(visit.query).with(query: form.filters.query).href(visit))
  }
}
