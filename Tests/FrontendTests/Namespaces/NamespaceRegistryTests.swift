import FoundationEssentials
import HistoryRecords
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct NamespaceRegistryTests {
  @Test("a created namespace is found by name and id, and again after a restart")
  func createAndLoad() async throws {
    let store = InMemoryStore()
    let registry = NamespaceRegistry.fixed(store)
    let made = try await registry.create("orders") { $0.retention = Duration.seconds(7200).wholeNanoseconds }
    let restarted = NamespaceRegistry.fixed(store)
    #expect(throws: ServiceError.namespaceNotFound("orders")) { try restarted.find("orders") }
    try await restarted.load()
    for registry in [registry, restarted] {
      #expect(try registry.find("orders").id == made.id)
      #expect(registry.find(id: made.id)?.name == "orders")
      #expect(registry.facts(of: made.id)?.retention == .seconds(7200))
      #expect(registry.facts(of: made.id)?.name == "orders")
    }
  }

  @Test("an unknown namespace is NOT_FOUND with the detail that SDKs look for")
  func unknown() {
    let error = refusal { _ = try NamespaceRegistry.fixed(InMemoryStore()).find("nope") }
    #expect(error == ServiceError(.notFound, "Namespace nope is not found.", detail: .namespaceNotFound(name: "nope")))
  }

  @Test("a taken name is ALREADY_EXISTS, also when another server took it")
  func taken() async throws {
    let store = InMemoryStore()
    let (ours, theirs) = (NamespaceRegistry.fixed(store), NamespaceRegistry.fixed(store, ids: Counter()))
    try await ours.create("orders") { _ in }
    for registry in [ours, theirs] {
      let error = await #expect(throws: ServiceError.self) { try await registry.create("orders") { _ in } }
      #expect(error?.code == .alreadyExists)
      #expect(error?.detail == .namespaceAlreadyExists)
    }
  }

  @Test("two servers that change a namespace at the same time lose neither change")
  func concurrentChange() async throws {
    let store = InMemoryStore()
    let ours = NamespaceRegistry.fixed(store)
    try await ours.create("orders") { _ in }
    let theirs = NamespaceRegistry.fixed(store)
    try await theirs.load()
    try await ours.update("orders") { $0.description_p = "ours" }
    try await theirs.update("orders") { $0.ownerEmail = "theirs" }
    let record = try theirs.find("orders").record
    #expect(record.description_p == "ours")
    #expect(record.ownerEmail == "theirs")
  }

  @Test("a change that changes nothing is not stored")
  func idleChange() async throws {
    let registry = NamespaceRegistry.fixed(InMemoryStore())
    try await registry.create("orders") { _ in }
    let before = try registry.find("orders").version
    try await registry.update("orders") { $0.ownerEmail = "" }
    #expect(try registry.find("orders").version == before)
  }

  @Test("what must exist is made once, keeps its retention, and gets its search attributes")
  func ensure() async throws {
    let registry = NamespaceRegistry.fixed(InMemoryStore())
    try await registry.ensure("default", retention: .seconds(3600))
    let id = try registry.find("default").id
    try await registry.ensure("default", retention: .seconds(60), searchAttributes: ["Customer": .keyword])
    let namespace = try registry.find("default")
    #expect(namespace.id == id)
    #expect(namespace.retention == .seconds(3600))
    #expect(namespace.facts.searchAttributeTypes?["Customer"] == .keyword)
  }

  @Test("the server's own namespace has the id that tools know")
  func system() async throws {
    let registry = NamespaceRegistry.fixed(InMemoryStore())
    try await registry.ensure(Namespace.systemName, retention: .seconds(3600))
    #expect(try registry.find("temporal-system").id.description == "32049b68-7872-4094-8e63-d0dd59896a83")
  }

  @Test("a deprecated namespace takes no new runs, a deleted one nothing at all")
  func states() async throws {
    let registry = NamespaceRegistry.fixed(InMemoryStore())
    try await registry.create("old") { $0.state = .deprecated }
    try await registry.create("gone") { $0.state = .deleted }
    let error = refusal { try registry.resolve("old").requireRegistered() }
    #expect(error?.message == "Namespace has invalid state: Deprecated. Must be Registered.")
    #expect(error?.detail == .namespaceInvalidState(namespace: "old", state: 2, allowed: [1]))
    #expect(refusal { _ = try registry.resolve("gone") }?.code == .failedPrecondition)
  }

  @Test("a task token names its namespace by itself")
  func token() async throws {
    let registry = NamespaceRegistry.fixed(InMemoryStore())
    let namespace = try await registry.create("orders") { _ in }
    let token = try TaskToken.with { $0.namespaceID = .init(namespace.id.bytes) }.serializedData()
    #expect(try registry.resolve(token: token).name == "orders")
    #expect(refusal { _ = try registry.resolve(token: .init([0xff, 0xff])) }?.code == .invalidArgument)
    #expect(refusal { _ = try registry.resolve(token: .init()) }?.code == .invalidArgument)
  }
}
