public import Model
public import TemporalAPI

/// What History asks about namespaces: Frontend's registry implements it.
public protocol NamespaceCatalog: Sendable {
  /// The facts of a namespace, nil for an unknown id. Called on every turn, so it answers from memory.
  func facts(of namespaceID: UniqueID) -> NamespaceFacts?

  /// The namespaces whose retention or its rules were changed, and whose closed runs may not all go by it yet.
  var unsettledRetentions: [UniqueID] { get }

  /// All closed runs of the namespace go by the retention and the rules of `facts` now. Durable when it returns.
  func retentionIsSettled(of namespaceID: UniqueID, by facts: NamespaceFacts) async throws(ServiceError)

  /// The namespaces that are to go with everything in them, and the time from which they may.
  var doomedNamespaces: [UniqueID: WallTime] { get }

  /// Nothing is in the doomed namespace any more: it goes. Durable when it returns. Throws UNAVAILABLE when the store says that something is.
  func remove(_ namespaceID: UniqueID) async throws(ServiceError)
}

/// What decisions depend on in a namespace.
public struct NamespaceFacts: Sendable, Equatable {
  public var name: String
  /// How long a closed run is kept.
  public var retention: Duration
  /// The closed runs that are kept for another time.
  public var retentionRules: RetentionRules
  /// Where closed runs go when they are deleted.
  public var archives: NamespaceArchives
  /// Types of the search attributes that workflows may set, by name; nil: any name is taken.
  public var searchAttributeTypes: [String: IndexedValueType]?
  /// It is to go with everything in it, so that nothing new may come.
  public var isDoomed: Bool

  public init(
    name: String, retention: Duration, retentionRules: RetentionRules = RetentionRules(),
    archives: NamespaceArchives = NamespaceArchives(), searchAttributeTypes: [String: IndexedValueType]? = nil, isDoomed: Bool = false
  ) {
    self.name = name
    self.retention = retention
    self.retentionRules = retentionRules
    self.archives = archives
    self.searchAttributeTypes = searchAttributeTypes
    self.isDoomed = isDoomed
  }
}
