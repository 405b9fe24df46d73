import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension NamespaceHandlers {
  /// Takes a namespace from its users at once: its name is free when this returns, and durably so. What is in it goes in the background, and the
  /// namespace, which is called otherwise until then, goes at last.
  func delete(_ request: DeleteNamespaceRequest) async throws(ServiceError) -> DeleteNamespaceResponse {
    let namespace = try target(of: request)
    // It may be asked for again, by its id or by the name that it has now.
    guard namespace.record.removalTime == 0 else { return .with { $0.deletedNamespace = namespace.name } }
    let delay = request.hasNamespaceDeleteDelay ? request.namespaceDeleteDelay.length : .zero
    let doomed = try await namespaces.doom(namespace, until: now() + max(.zero, delay))
    emptyNamespace(doomed.id)
    return .with { $0.deletedNamespace = doomed.name }
  }

  private func target(of request: DeleteNamespaceRequest) throws(ServiceError) -> Namespace {
    if request.namespace == Namespace.systemName || request.namespaceID == Namespace.systemID.description {
      throw ServiceError(.failedPrecondition, "unable to delete system namespace")
    }
    if request.namespace.isEmpty && request.namespaceID.isEmpty { throw .invalidArgument("Namespace not set on request.") }
    if !request.namespace.isEmpty && !request.namespaceID.isEmpty {
      throw .invalidArgument("Only one of namespace name or Id should be set on request.")
    }
    guard request.namespace.isEmpty else { return try namespaces.find(request.namespace) }
    guard let namespace = UniqueID(request.namespaceID).flatMap({ namespaces.find(id: $0) }) else {
      throw .namespaceNotFound(request.namespaceID)
    }
    return namespace
  }
}
