import FoundationEssentials
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import Synchronization
import TemporalAPI
import Testing

@testable import Frontend

@Suite("Rules of retention in a namespace's data")
struct RetentionRulesTests {
  private let store = InMemoryStore()
  private let registry: NamespaceRegistry
  private let settled = Settled()

  /// The namespaces whose closed runs were to go by other rules.
  private final class Settled: Sendable {
    let ids = Mutex<[UniqueID]>([])
  }

  init() { registry = .fixed(store) }

  private var handlers: NamespaceHandlers {
    NamespaceHandlers(
      namespaces: registry, cluster: ClusterDescription(id: "c", address: "localhost:7233", persistenceStore: "memory"), rules: RuleBook(),
      settleRetention: { [settled] id in settled.ids.withLock { $0.append(id) } }, emptyNamespace: { _ in }, now: { .epoch })
  }

  private func register(_ rules: String) async throws {
    _ = try await handlers.register(
      .with {
        $0.namespace = "orders"
        $0.workflowExecutionRetentionPeriod.seconds = 86_400
        $0.data = ["retentionRules": rules]
      })
  }

  private func update(_ rules: String) async throws {
    _ = try await handlers.update(
      .with {
        $0.namespace = "orders"
        $0.updateInfo.data = ["retentionRules": rules]
      })
  }

  private var rules: [RetentionRules.Rule] { get throws { try registry.find("orders").facts.retentionRules.rules } }

  @Test("rules are read in their order, with lengths in Go's writing or in days")
  func reading() async throws {
    try await register(
      #"[{"filter": "ExecutionStatus = 'Failed'", "retention": "30d"}, {"filter": "WorkflowType = 'Ping'", "retention": "25h30m"}]"#)
    #expect(try rules.map(\.retention) == [.seconds(30 * 86_400), .seconds(25 * 3600 + 1800)])
    #expect(try "\(rules[1].condition)".contains("Ping"))
    #expect(try handlers.describe(.with { $0.namespace = "orders" }).namespaceInfo.data.keys.contains("retentionRules"))
  }

  @Test(
    "what cannot be used is refused with the rule's number and the reason",
    arguments: [
      (#"{}"#, "a JSON list is expected"),
      (#"["x"]"#, "rule 1: an object with filter and retention is expected"),
      (#"[{"retention": "24h"}]"#, "rule 1: a filter is expected, as a text"),
      (#"[{"filter": ""}]"#, #"rule 1: a retention is expected, such as "72h" or "30d""#),
      (#"[{"filter": "", "retention": "soon"}]"#, "rule 1: a retention is expected"),
      (#"[{"filter": "", "retention": 72}]"#, "rule 1: a retention is expected"),
      (#"[{"filter": "", "retention": "0h"}]"#, "rule 1: a retention is expected"),
      (
        #"[{"filter": "", "retention": "24h"}, {"filter": "", "retention": "23h"}]"#,
        "rule 2: a retention of 82800s is shorter than the 86400s"
      ),
      (#"[{"filter": "", "retention": "24h", "if": 1}]"#, #"rule 1: "if" is neither filter nor retention"#),
      (#"[{"filter": "Status = 'x'", "retention": "24h"}]"#, "rule 1: invalid query: invalid search attribute"),
      (#"[{"filter": "ExecutionStatus = ", "retention": "24h"}]"#, "rule 1: invalid query: malformed SQL query"),
      (#"[{"filter": "ORDER BY StartTime", "retention": "24h"}]"#, "rule 1: a filter has conditions only"),
      (#"[{"filter": "CloseTime < now() - 1h", "retention": "24h"}]"#, "rule 1: a filter says the same at any time: no now()"),
    ])
  func refusals(_ text: String, _ reason: String) async throws {
    let registration = await #expect(throws: ServiceError.self) { try await register(text) }
    #expect(registration?.code == .invalidArgument && registration?.message.hasPrefix("Invalid retentionRules: \(reason)") == true)
    try await register("")
    let error = await #expect(throws: ServiceError.self) { try await update(text) }
    #expect(error == registration)
    #expect(try rules.isEmpty)
  }

  @Test("other rules are for runs that are closed too; the same ones again are no change")
  func changes() async throws {
    let text = #"[{"filter": "ExecutionStatus = 'Failed'", "retention": "72h"}]"#
    try await register("")
    #expect(registry.unsettledRetentions.isEmpty)
    try await update(text)
    let namespace = try registry.find("orders")
    #expect(registry.unsettledRetentions == [namespace.id] && settled.ids.withLock { $0 } == [namespace.id])
    try await registry.retentionIsSettled(of: namespace.id, by: NamespaceFacts(name: "orders", retention: .seconds(86_400)))
    #expect(registry.unsettledRetentions == [namespace.id], "others than those that were settled")
    try await registry.retentionIsSettled(of: namespace.id, by: namespace.facts)
    #expect(registry.unsettledRetentions.isEmpty)
    try await update(" " + text)
    #expect(registry.unsettledRetentions.isEmpty)
    try await update("")
    #expect(try rules.isEmpty && registry.unsettledRetentions == [namespace.id])
  }

  @Test("a search attribute that a rule goes by cannot be removed")
  func attributes() async throws {
    try await register("")
    let attributes = SearchAttributeHandlers(namespaces: registry)
    func remove() async throws {
      _ = try await attributes.remove(
        .with {
          $0.namespace = "orders"
          $0.searchAttributes = ["Tier"]
        })
    }
    _ = try await attributes.add(
      .with {
        $0.namespace = "orders"
        $0.searchAttributes = ["Tier": .keyword]
      })
    try await update(#"[{"filter": "Tier = 'gold'", "retention": "720h"}]"#)
    let error = await #expect(throws: ServiceError.self) { try await remove() }
    #expect(error?.code == .failedPrecondition)
    try await update("")
    try await remove()
  }
}
