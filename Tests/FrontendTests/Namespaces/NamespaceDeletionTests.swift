import FoundationEssentials
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import Synchronization
import TemporalAPI
import Testing

@testable import Frontend

struct NamespaceDeletionTests {
  private let store = InMemoryStore()
  private let handlers: NamespaceHandlers
  private let emptied = Emptied()

  /// The namespaces that are to be emptied.
  private final class Emptied: Sendable {
    let ids = Mutex<[UniqueID]>([])
  }

  init() {
    handlers = NamespaceHandlers(
      namespaces: .fixed(store), cluster: ClusterDescription(id: "c", address: "localhost:7233", persistenceStore: "memory"),
      rules: RuleBook(), settleRetention: { _ in }, emptyNamespace: { [emptied] id in emptied.ids.withLock { $0.append(id) } },
      now: { WallTime(nanoseconds: 1_000_000_000) })
  }

  private func register(_ name: String) async throws -> String {
    _ = try await handlers.register(
      .with {
        $0.namespace = name
        $0.workflowExecutionRetentionPeriod.seconds = 86_400
      })
    return try handlers.describe(.with { $0.namespace = name }).namespaceInfo.id
  }

  @Test("its old name is free at once and after a restart, and it is called otherwise until it goes")
  func renamed() async throws {
    let id = try await register("orders")
    let name = try await handlers.delete(.with { $0.namespace = "orders" }).deletedNamespace
    #expect(name == "orders-deleted-\(id.prefix(5))")
    #expect(emptied.ids.withLock { $0.map(\.description) } == [id])
    #expect(throws: ServiceError.namespaceNotFound("orders")) { try handlers.describe(.with { $0.namespace = "orders" }) }
    #expect(try handlers.describe(.with { $0.namespace = name }).namespaceInfo.state == .deleted)
    let restarted = NamespaceRegistry.fixed(store)
    try await restarted.load()
    #expect(restarted.doomedNamespaces.map(\.key.description) == [id])
    #expect(!restarted.isKnown("orders"))
    let next = try await register("orders")
    #expect(next != id)
    try await handlers.namespaces.remove(try #require(UniqueID(id)))
    #expect(handlers.namespaces.doomedNamespaces.isEmpty)
    #expect(try await store.namespaces().map(\.id.description) == [next])
    #expect(try handlers.describe(.with { $0.namespace = "orders" }).namespaceInfo.id == next)
  }

  @Test("it may be told to wait, and gets more of its id where its new name is taken")
  func delayed() async throws {
    let id = try await register("orders")
    _ = try await register("orders-deleted-\(id.prefix(5))")
    let name = try await handlers.delete(
      .with {
        $0.namespaceID = id
        $0.namespaceDeleteDelay.seconds = 9
      }
    ).deletedNamespace
    #expect(name == "orders-deleted-\(id.prefix(6))")
    #expect(handlers.namespaces.doomedNamespaces.values.map(\.nanoseconds) == [10_000_000_000])
  }
}
