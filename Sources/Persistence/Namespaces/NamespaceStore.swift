public import Model

/// Namespaces: few, read at start and kept in memory by their owner.
public protocol NamespaceStore: Sendable {
  func namespaces() async throws(StoreError) -> [StoredNamespace]
  /// Adds one; a taken name or id is `StoreError.namespaceConflict`.
  func create(_ namespace: StoredNamespace) async throws(StoreError)
  /// Replaces the one with this id if its version is `namespace.version - 1`.
  func update(_ namespace: StoredNamespace) async throws(StoreError)
  /// Removes the one with this id, what operators have set for its task queues, and its feed. Idempotent. Throws `namespaceConflict` and changes
  /// nothing while executions are listed in it.
  func removeNamespace(_ id: UniqueID) async throws(StoreError)
}

/// A namespace as it lies in the store; the bytes are its owner's.
public struct StoredNamespace: Hashable, Sendable {
  public var id: UniqueID
  public var name: String
  public var version: Int64
  public var bytes: [UInt8]

  public init(id: UniqueID, name: String, version: Int64, bytes: [UInt8]) {
    self.id = id
    self.name = name
    self.version = version
    self.bytes = bytes
  }
}
