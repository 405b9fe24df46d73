import Frontend
import HistoryService
import Model
import Persistence

/// What comparing the index of lists with the executions came to.
public struct IndexFindings: Sendable {
  /// Runs that were looked at.
  public internal(set) var runs = 0
  /// Runs that the index does not have.
  public internal(set) var missing = 0
  /// Runs of which the index has something and that are not there.
  public internal(set) var unfounded = 0
  /// Runs of which the index has something else than it should.
  public internal(set) var different = 0
  /// Kept counts that are others than those of the rows.
  public internal(set) var miscounted = 0
  /// Runs whose state cannot be read, so that nobody knows what the index should have.
  public internal(set) var unreadable = 0
  /// Differences that are none any more.
  public internal(set) var mended = 0

  /// Whether the index is now as it should be.
  public var isSound: Bool { missing + unfounded + different + miscounted == mended && unreadable == 0 }

  /// What was found, as one line.
  public var summary: String {
    let found = "\(runs) runs: \(missing) missing, \(unfounded) without a run, \(different) different"
    return found + (miscounted > 0 ? ", \(miscounted) wrong counts" : "") + (unreadable > 0 ? ", \(unreadable) unreadable" : "")
      + (mended > 0 ? "; \(mended) mended" : "")
  }
}

/// Holds the index of lists against the executions that it is made of.
public enum IndexAuditor {
  /// Compares what the index has of every run with what the run itself says, and mends it if `isRepair`. No server may use the store meanwhile. Its
  /// schema is brought up to date first, as a server's start would.
  ///
  /// What is mended is durable, run by run: after a crash the rest is found again.
  /// - Parameter report: Gets a sentence for each difference, as it is found.
  /// - Throws: `StartError` when there is nothing that could be looked through, or what is there cannot be read.
  public static func audit(
    _ storage: ServerConfiguration.Storage, isRepair: Bool = false, report: (String) -> Void
  ) async throws -> IndexFindings {
    do {
      let store = try storage.openForAudit()
      do {
        var walk = IndexWalk(store: store, isRepair: isRepair, catalog: try await catalog(of: store))
        try await walk.run(report)
        await store.close()
        return walk.findings
      } catch {
        await store.close()
        throw error
      }
    } catch {
      throw StartError(error)
    }
  }

  /// The namespaces, for the types of their search attributes.
  static func catalog(of store: any AuditableStore) async throws -> NamespaceRegistry {
    let registry = NamespaceRegistry(store: store, now: WallClock.now, makeID: { UniqueID(high: 0, low: 0) })
    try await registry.load()
    return registry
  }
}

/// One way through a store.
private struct IndexWalk {
  let store: any AuditableStore
  let isRepair: Bool
  let catalog: NamespaceRegistry
  var findings = IndexFindings()

  mutating func run(_ report: (String) -> Void) async throws {
    let names = try await NamespaceNames(store)
    var last: UniqueID?
    repeat {
      let page = try await store.runs(after: last, limit: 1_000)
      for key in page {
        findings.runs += 1
        for sentence in try await look(at: key) { report("\(names.place(of: key)): \(sentence)") }
      }
      last = page.last?.runID
    } while last != nil
    repeat {
      let page = try await store.unfoundedEntries(after: last, limit: 1_000)
      for runID in page {
        findings.unfounded += 1
        report("run \(runID) is in the index, and is not there")
        guard isRepair else { continue }
        try await store.removeUnfoundedEntry(runID)
        findings.mended += 1
      }
      last = page.last
    } while last != nil
    try await lookAtCounts(names, report)
  }

  private mutating func lookAtCounts(_ names: NamespaceNames, _ report: (String) -> Void) async throws {
    let wrong = try await store.wrongCounts()
    for count in wrong {
      let what = "type '\(count.typeName)' with status \(count.status) in namespace \(names.name(of: count.namespaceID))"
      report("runs of \(what) are counted as \(count.kept), and are \(count.right)")
    }
    findings.miscounted = wrong.count
    guard isRepair && !wrong.isEmpty else { return }
    try await store.recount()
    findings.mended += wrong.count
  }

  /// What is wrong with the index about one run. A run that is no more by now is none.
  private mutating func look(at key: ExecutionKey) async throws -> [String] {
    guard let stored = try await store.load(key) else { return [] }
    let entry: VisibilityEntry
    do throws(ServiceError) {
      let types = catalog.facts(of: key.workflow.ownerID)?.searchAttributeTypes
      guard let wanted = try VisibilityEntry(stored, of: key, types: types) else { return [] }
      entry = wanted
    } catch {
      findings.unreadable += 1
      return ["its state cannot be read: \(error.message)"]
    }
    let sentences: [String]
    if let found = try await store.indexed(key.runID) {
      sentences = IndexDifferences(found, from: entry).sentences
      if !sentences.isEmpty { findings.different += 1 }
    } else {
      sentences = ["it is not in the index"]
      findings.missing += 1
    }
    if isRepair && !sentences.isEmpty {
      try await store.relist(entry)
      findings.mended += 1
    }
    return sentences
  }
}
