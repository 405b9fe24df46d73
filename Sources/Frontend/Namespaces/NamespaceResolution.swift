import FoundationEssentials
import HistoryRecords
import Model
import SwiftProtobuf

extension NamespaceRegistry {
  /// The namespace that a request names, unless it is deleted; one that starts something is told that the namespace would have to be registered.
  func resolve(_ name: String, toStart: Bool = false) throws(ServiceError) -> Namespace {
    if name.utf8.count > NamespaceRules.maximumNameBytes { throw .invalidArgument("Namespace length exceeds limit.") }
    let namespace = try find(name)
    if toStart { try namespace.requireRegistered() }
    try namespace.requireNotDeleted()
    return namespace
  }

  /// The namespace that a task token belongs to. The tokens of queries have it in the same field.
  func resolve(token: Data) throws(ServiceError) -> Namespace {
    guard let token = try? TaskToken(serializedBytes: token), let id = UniqueID(bytes: token.namespaceID) else {
      throw .invalidArgument("Error deserializing task token.")
    }
    guard let namespace = find(id: id) else { throw .namespaceNotFound(id.description) }
    try namespace.requireNotDeleted()
    return namespace
  }
}
