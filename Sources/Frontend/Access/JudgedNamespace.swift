import Model
import TemporalAPI

extension NamespacedRequest {
  /// The namespace whose roles the call needs.
  func namespaceName(in namespaces: NamespaceRegistry) -> String {
    // A description, and a deletion, may be asked for by the namespace's id alone.
    let text = (self as? DescribeNamespaceRequest)?.id ?? (self as? DeleteNamespaceRequest)?.namespaceID
    guard namespace.isEmpty, let id = text.flatMap({ UniqueID($0) }) else { return namespace }
    return namespaces.find(id: id)?.name ?? ""
  }
}

extension TaskTokenRequest {
  /// The namespace whose roles the call needs: the named one, else the token's. That they are the same is checked behind the door.
  func namespaceName(in namespaces: NamespaceRegistry) -> String {
    guard namespace.isEmpty else { return namespace }
    return (try? namespaces.resolve(token: taskToken))?.name ?? ""
  }
}

extension RegisterNamespaceRequest: NamespacedRequest {}
extension DescribeNamespaceRequest: NamespacedRequest {}
extension UpdateNamespaceRequest: NamespacedRequest {}
extension DeprecateNamespaceRequest: NamespacedRequest {}
extension DeleteNamespaceRequest: NamespacedRequest {}
extension ListSearchAttributesRequest: NamespacedRequest {}
extension AddSearchAttributesRequest: NamespacedRequest {}
extension RemoveSearchAttributesRequest: NamespacedRequest {}
