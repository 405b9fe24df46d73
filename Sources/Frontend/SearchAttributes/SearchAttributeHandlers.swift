import HistoryEngine
import Model
import TemporalAPI

/// Custom search attributes: kept in their namespace's record.
struct SearchAttributeHandlers: Sendable {
  let namespaces: NamespaceRegistry

  func list(_ request: ListSearchAttributesRequest) throws(ServiceError) -> ListSearchAttributesResponse {
    let namespace = try find(request.namespace)
    var response = ListSearchAttributesResponse()
    response.customAttributes = namespace.record.customSearchAttributes
    response.systemAttributes = SystemSearchAttributes.all
    return response
  }

  /// The cluster-wide listing of old clients, which know no namespace: what every namespace has.
  func listClusterWide(_: GetSearchAttributesRequest) -> GetSearchAttributesResponse {
    var response = GetSearchAttributesResponse()
    response.keys = SystemSearchAttributes.all
    return response
  }

  func add(_ request: AddSearchAttributesRequest) async throws(ServiceError) -> AddSearchAttributesResponse {
    if request.searchAttributes.isEmpty { throw .invalidArgument("SearchAttributes are not set on request.") }
    let namespace = try find(request.namespace)
    try await namespaces.update(namespace.name) { record throws(ServiceError) in try record.add(request.searchAttributes) }
    return AddSearchAttributesResponse()
  }

  func remove(_ request: RemoveSearchAttributesRequest) async throws(ServiceError) -> RemoveSearchAttributesResponse {
    if request.searchAttributes.isEmpty { throw .invalidArgument("SearchAttributes are not set on request.") }
    let namespace = try find(request.namespace)
    try await namespaces.update(namespace.name) { record throws(ServiceError) in try record.remove(request.searchAttributes) }
    return RemoveSearchAttributesResponse()
  }

  private func find(_ name: String) throws(ServiceError) -> Namespace {
    if name.isEmpty { throw .invalidArgument("Namespace is not set on request.") }
    return try namespaces.find(name)
  }
}
