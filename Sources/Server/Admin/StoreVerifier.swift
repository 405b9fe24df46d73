import HistoryEngine
import Model
import Persistence
import PostgresDriver
import SQLiteDriver

/// What an auditor found in a store.
public struct StoreFindings: Sendable {
  /// Runs that were read.
  public internal(set) var runs = 0
  /// Events of their histories.
  public internal(set) var events = 0
  /// What is wrong, a sentence each.
  public internal(set) var problems: [String] = []

  /// What was looked at, as one line.
  public var summary: String {
    "\(runs) runs with \(events) events: \(problems.isEmpty ? "nothing is wrong" : "\(problems.count) problem\(problems.count == 1 ? "" : "s")")"
  }
}

/// Walks through a store: every record decodes, every history is without a gap and leads to the state that is stored, what is pending is in its queue,
/// and workflow ids stand for runs that are there.
public enum StoreVerifier {
  /// Looks through the store that the configuration names, which no server may use meanwhile. Its schema is brought up to date first, as a
  /// server's start would; nothing else is written.
  ///
  /// Throws `StartError` when there is nothing that could be looked through.
  public static func verify(_ storage: ServerConfiguration.Storage) async throws -> StoreFindings {
    do {
      let store = try storage.openForAudit()
      var findings = StoreFindings()
      do {
        try await walk(store, &findings) { _, _ in }
        try await lookAround(store, &findings)
      } catch {
        findings.problems.append(StartError(error).description)
      }
      await store.close()
      return findings
    } catch {
      throw StartError(error)
    }
  }

  /// Audits every run; `body` gets what was found of each.
  static func walk(
    _ store: any AuditableStore, _ findings: inout StoreFindings, _ body: (ExecutionKey, RunAudit) async throws -> Void
  ) async throws {
    let names = try await NamespaceNames(store)
    var last: UniqueID?
    while true {
      let page = try await store.runs(after: last, limit: 1_000)
      guard let end = page.last else { return }
      for key in page {
        let audit = await RunAudit(key, in: store)
        findings.runs += 1
        findings.events += audit.events
        let place = names.place(of: key)
        findings.problems += audit.problems.map { "\(place): \($0)" }
        try await body(key, audit)
      }
      last = end.runID
    }
  }

  /// What is wrong between the runs and around them.
  private static func lookAround(_ store: any AuditableStore, _ findings: inout StoreFindings) async throws {
    for key in try await store.danglingCurrentRuns(limit: 100) {
      findings.problems.append("workflow id \(key.workflowID) stands for run \(key.runID), which is not there")
    }
    for (table, count) in try await store.strayRows().sorted(by: { $0.key < $1.key }) {
      findings.problems.append("table \(table) has \(count) rows of runs that are not there")
    }
    findings.problems += try await store.integrityProblems()
  }
}

/// The names of namespaces, for sentences.
struct NamespaceNames {
  private var names: [UniqueID: String] = [:]

  init(_ store: any AuditableStore) async throws {
    for namespace in try await store.namespaces() { names[namespace.id] = namespace.name }
  }

  /// Where a run is, for whoever looks for it.
  func place(of key: ExecutionKey) -> String {
    "\(key.workflow.what) \(key.workflowID), run \(key.runID), namespace \(name(of: key.workflow.ownerID))"
  }

  func name(of namespaceID: UniqueID) -> String { names[namespaceID] ?? namespaceID.description }
}

extension ServerConfiguration.Storage {
  /// Opens the store even if it is damaged. Throws `StoreError`, or `StartError` when there is none.
  func openForAudit() throws -> any AuditableStore {
    switch self {
    case .memory: throw StartError("there is nothing to look through: name a file or a database")
    case .file(let path): try SQLiteStore.openExisting(path: path)
    case .postgres(let url): try PostgresStore.open(url: url)
    }
  }
}

extension WorkflowKey {
  /// What it names, as operators call it.
  fileprivate var what: String {
    if isWorkflow { return "workflow" }
    if isStandaloneActivity { return "activity" }
    return isSchedule ? "schedule" : "batch job"
  }
}
