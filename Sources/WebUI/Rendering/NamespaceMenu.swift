import TemporalAPI
import TemporalServices

/// The namespaces that a reader may change to.
enum NamespaceMenu {
  /// Their names in order, at most 200; empty where the server does not say.
  static func names(_ visit: Visit) async -> [String] {
    var request = ListNamespacesRequest()
    request.pageSize = 200
    let answer = await visit.tryCall(WorkflowServiceMethods.listNamespaces, request, timeout: .seconds(2))
    let names = (answer?.namespaces ?? []).map(\.namespaceInfo.name)
    return names.filter { visit.site.settings.showsSystemNamespace || $0 != "temporal-system" }.sorted()
  }
}
