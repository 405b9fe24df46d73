import HistoryEngine
public import HistoryRecords
import HistoryService
public import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// A namespace as the server knows it now. Immutable: a change makes another one, so calls under way keep what they began with.
public final class Namespace: Sendable {
  /// The one that belongs to the server itself.
  public static let systemName = "temporal-system"
  /// Fixed by the original, and known to its tools.
  public static let systemID = UniqueID(high: 0x3204_9b68_7872_4094, low: 0x8e63_d0dd_5989_6a83)

  /// What everything in the namespace is kept under; never changes.
  public let id: UniqueID
  /// What clients call it.
  public let name: String
  /// Rises by one with each stored change.
  public let version: Int64
  /// What is stored of it beside id, name and version.
  public let record: NamespaceRecord
  /// The search attributes that its workflows may set, with their types.
  let settableSearchAttributes: [String: IndexedValueType]
  /// What decisions about its workflows depend on.
  let facts: NamespaceFacts

  /// Makes the value; storing it is the registry's.
  public init(id: UniqueID, name: String, version: Int64, record: NamespaceRecord) {
    self.id = id
    self.name = name
    self.version = version
    self.record = record
    settableSearchAttributes = record.customSearchAttributes.merging(SystemSearchAttributes.settable) { _, system in system }
    facts = NamespaceFacts(
      name: name, retention: .nanoseconds(record.retention), retentionRules: record.retentionRules,
      archives: record.archives, searchAttributeTypes: settableSearchAttributes, isDoomed: record.removalTime != 0)
  }

  convenience init(_ stored: StoredNamespace) throws {
    try self.init(id: stored.id, name: stored.name, version: stored.version, record: NamespaceRecord(serializedBytes: stored.bytes))
  }

  var stored: StoredNamespace {
    get throws { try StoredNamespace(id: id, name: name, version: version, bytes: record.serializedBytes()) }
  }

  /// How long a closed run is kept.
  public var retention: Duration { .nanoseconds(record.retention) }

  /// Refuses unless the namespace takes new runs.
  func requireRegistered() throws(ServiceError) {
    guard record.state != .registered else { return }
    let state = record.state == .deprecated ? "Deprecated" : record.state == .deleted ? "Deleted" : "Unspecified"
    throw ServiceError(
      .failedPrecondition, "Namespace has invalid state: \(state). Must be Registered.",
      detail: .namespaceInvalidState(
        namespace: name, state: record.state.rawValue, allowed: [NamespaceState.registered.rawValue]))
  }

  /// Refuses when the namespace is deleted: nothing may be asked of it any more.
  func requireNotDeleted() throws(ServiceError) {
    guard record.state == .deleted else { return }
    throw ServiceError(
      .failedPrecondition, "Namespace has invalid state: Deleted. Must be Registered or Deprecated.",
      detail: .namespaceInvalidState(
        namespace: name, state: record.state.rawValue,
        allowed: [NamespaceState.registered.rawValue, NamespaceState.deprecated.rawValue]))
  }
}
