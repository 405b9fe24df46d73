import HistoryRecords
public import HistoryService
public import Model
public import Persistence
import Synchronization
public import TemporalAPI

/// Every namespace, in memory: read from the store at start, and changed in the store before it changes here.
///
/// A change is durable once its call returns. After a crash between the two, `load` finds it.
public final class NamespaceRegistry: Sendable {
  private struct State {
    var byName: [String: Namespace] = [:]
    var byID: [UniqueID: Namespace] = [:]

    mutating func insert(_ namespace: Namespace) {
      if let old = byID[namespace.id], old.name != namespace.name { byName[old.name] = nil }
      byName[namespace.name] = namespace
      byID[namespace.id] = namespace
    }
  }

  private let store: any NamespaceStore
  private let now: @Sendable () -> WallTime
  private let makeID: @Sendable () -> UniqueID
  private let state = Mutex(State())

  /// Knows nothing before `load`.
  ///
  /// - Parameters:
  ///   - now: The time of day, for a namespace's creation time.
  ///   - makeID: Names new namespaces.
  public init(
    store: any NamespaceStore, now: @escaping @Sendable () -> WallTime, makeID: @escaping @Sendable () -> UniqueID
  ) {
    self.store = store
    self.now = now
    self.makeID = makeID
  }

  /// How many namespaces there are, deleted ones included.
  public var count: Int { state.withLock { $0.byName.count } }

  /// Whether there is a namespace of that name, deleted or not.
  func isKnown(_ name: String) -> Bool { state.withLock { $0.byName[name] != nil } }

  /// Reads every namespace from the store. Throws `StoreError`, or what decoding a broken record throws.
  public func load() async throws {
    let namespaces = try await store.namespaces().map(Namespace.init)
    state.withLock { state in
      state = State()
      for namespace in namespaces { state.insert(namespace) }
    }
  }

  /// Makes the namespace unless one of that name is there; for those that must exist once the server runs.
  ///
  /// - Parameter searchAttributes: Custom search attributes, which are added to what the namespace has.
  public func ensure(
    _ name: String, retention: Duration, searchAttributes: [String: IndexedValueType] = [:]
  ) async throws(ServiceError) {
    do {
      try await create(name, id: name == Namespace.systemName ? Namespace.systemID : nil) { $0.retention = retention.wholeNanoseconds }
    } catch {
      guard error.code == .alreadyExists else { throw error }
    }
    guard !searchAttributes.isEmpty else { return }
    try await update(name) { record throws(ServiceError) in try record.add(searchAttributes) }
  }

  // MARK: Looking up

  /// The namespace of that name, or NOT_FOUND with the detail that SDKs look for.
  func find(_ name: String) throws(ServiceError) -> Namespace {
    if let namespace = state.withLock({ $0.byName[name] }) { return namespace }
    throw .namespaceNotFound(name)
  }

  /// The namespace of that id, or nil.
  func find(id: UniqueID) -> Namespace? { state.withLock { $0.byID[id] } }

  /// Every namespace, in the order of their ids, from the first id after `cursor` on.
  func list(after cursor: UniqueID?) -> [Namespace] {
    let all = state.withLock { Array($0.byID.values) }.sorted { $0.id < $1.id }
    guard let cursor else { return all }
    return all.filter { cursor < $0.id }
  }

  /// The names of those that archive closed workflows.
  public var archiving: [String] {
    state.withLock { $0.byID.values.filter { $0.facts.archives != NamespaceArchives() }.map(\.name) }.sorted()
  }

  // MARK: Changing

  /// Stores a new namespace, registered and created now. Throws what `fill` throws, and then stores nothing.
  @discardableResult
  func create(
    _ name: String, id: UniqueID? = nil, _ fill: (inout NamespaceRecord) throws(ServiceError) -> Void
  ) async throws(ServiceError) -> Namespace {
    guard state.withLock({ $0.byName[name] == nil }) else { throw .namespaceExists(name) }
    var record = NamespaceRecord()
    record.state = .registered
    record.createdTime = now().nanoseconds
    try fill(&record)
    let namespace = Namespace(id: id ?? makeID(), name: name, version: 1, record: record)
    do {
      try await store.create(namespace.stored)
    } catch StoreError.namespaceConflict {
      throw .namespaceExists(name)
    } catch {
      throw .storing(name, error)
    }
    state.withLock { $0.insert(namespace) }
    return namespace
  }

  /// Stores a change. When another change came in between, `change` decides again on what is there then.
  ///
  /// - Parameter newName: What it is called from then on; its old name is free. Nil: as before.
  @discardableResult
  func update(
    _ name: String, renamedTo newName: String? = nil, _ change: (inout NamespaceRecord) throws(ServiceError) -> Void
  ) async throws(ServiceError) -> Namespace {
    for _ in 0..<5 {
      let current = try find(name)
      var record = current.record
      try change(&record)
      if record == current.record { return current }
      let changed = Namespace(id: current.id, name: newName ?? name, version: current.version + 1, record: record)
      do {
        try await store.update(changed.stored)
      } catch StoreError.namespaceConflict {
        do { try await load() } catch { throw .storing(name, error) }
        continue
      } catch {
        throw .storing(name, error)
      }
      state.withLock { state in
        // A later change may have come back from the store before this one.
        if state.byID[changed.id].map({ $0.version < changed.version }) ?? true { state.insert(changed) }
      }
      return changed
    }
    throw .unavailable("namespace \(name) is being changed by others at the same time, please retry")
  }
}

extension NamespaceRegistry: NamespaceCatalog {
  /// What decisions about the namespace's workflows depend on; nil for an unknown id.
  public func facts(of namespaceID: UniqueID) -> NamespaceFacts? { find(id: namespaceID)?.facts }

  /// The namespaces whose retention or its rules were changed, and whose closed runs may not all go by it yet.
  public var unsettledRetentions: [UniqueID] {
    state.withLock { $0.byID.values.filter { $0.record.unsettledRetention != 0 }.map(\.id) }
  }

  /// All closed runs of the namespace go by the retention of `facts` now, unless that was changed again meanwhile. Durable when it returns.
  public func retentionIsSettled(of namespaceID: UniqueID, by facts: NamespaceFacts) async throws(ServiceError) {
    guard let namespace = find(id: namespaceID) else { return }
    try await update(namespace.name) { record in
      guard record.retention == facts.retention.wholeNanoseconds, record.retentionRules == facts.retentionRules else { return }
      record.unsettledRetention = 0
    }
  }
}

extension NamespaceRegistry {
  /// Takes a namespace from its users: it gets the name of a deleted one, and its old name is free. Durable when it returns.
  ///
  /// - Parameter removalTime: When it may go altogether, if nothing is in it any more.
  func doom(_ namespace: Namespace, until removalTime: WallTime) async throws(ServiceError) -> Namespace {
    let id = namespace.id.description
    let names = (5...id.count).lazy.map { "\(namespace.name)-deleted-\(id.prefix($0))" }
    // The whole id is unlike every other name.
    let newName = names.first { !self.isKnown($0) } ?? id
    return try await update(namespace.name, renamedTo: newName) { record in
      record.state = .deleted
      record.removalTime = max(1, removalTime.nanoseconds)
    }
  }

  /// The namespaces that are to go with everything in them, and the time from which they may.
  public var doomedNamespaces: [UniqueID: WallTime] {
    state.withLock { state in
      state.byID.compactMapValues { $0.record.removalTime == 0 ? nil : WallTime(nanoseconds: $0.record.removalTime) }
    }
  }

  /// Nothing is in the namespace any more: it goes. Durable when it returns.
  public func remove(_ namespaceID: UniqueID) async throws(ServiceError) {
    guard let namespace = find(id: namespaceID) else { return }
    do {
      try await store.removeNamespace(namespaceID)
    } catch {
      throw .storing(namespace.name, error)
    }
    state.withLock { state in
      state.byName[namespace.name] = nil
      state.byID[namespaceID] = nil
    }
  }
}

extension ServiceError {
  fileprivate static func namespaceExists(_ name: String) -> ServiceError {
    ServiceError(.alreadyExists, "Namespace \"\(name)\" already exists", detail: .namespaceAlreadyExists)
  }

  fileprivate static func storing(_ name: String, _ error: any Error) -> ServiceError {
    .unavailable("namespace \(name) could not be stored: \(error)")
  }
}
