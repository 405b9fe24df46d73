public import Model
public import TemporalAPI

/// What History asks about namespaces: Frontend's registry implements it.
public protocol NamespaceCatalog: Sendable {
  /// The facts of a namespace, nil for an unknown id. Called on every turn, so it answers from memory.
  func facts(of namespaceID: UniqueID) -> NamespaceFacts?

  /// The namespaces whose retention was shortened, and whose closed runs may not all go by it yet.
  var unsettledRetentions: [UniqueID] { get }

  /// All closed runs of the namespace go by `retention` now. Durable when it returns.
  func retentionIsSettled(of namespaceID: UniqueID, _ retention: Duration) async throws(ServiceError)
}

/// What decisions depend on in a namespace.
public struct NamespaceFacts: Sendable, Hashable {
  public var name: String
  /// How long a closed run is kept.
  public var retention: Duration
  /// Types of the search attributes that workflows may set, by name; nil: any name is taken.
  public var searchAttributeTypes: [String: IndexedValueType]?

  public init(name: String, retention: Duration, searchAttributeTypes: [String: IndexedValueType]? = nil) {
    self.name = name
    self.retention = retention
    self.searchAttributeTypes = searchAttributeTypes
  }
}
