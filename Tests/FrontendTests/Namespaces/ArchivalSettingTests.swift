import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

@Suite("Archival of a namespace")
struct ArchivalSettingTests {
  private let registry = NamespaceRegistry.fixed(InMemoryStore())

  private func handlers(_ root: String? = "/archive") -> NamespaceHandlers {
    NamespaceHandlers(
      namespaces: registry, cluster: ClusterDescription(id: "c", address: "localhost:7233", persistenceStore: "memory"), rules: RuleBook(),
      settleRetention: { _ in }, emptyNamespace: { _ in }, now: { .epoch }, archiveRoot: root)
  }

  private func register(
    _ state: ArchivalState = .unspecified, _ uri: String = "", root: String? = "/archive"
  ) async throws {
    _ = try await handlers(root).register(
      .with {
        $0.namespace = "orders"
        $0.workflowExecutionRetentionPeriod.seconds = 86_400
        $0.historyArchivalState = state
        $0.historyArchivalUri = uri
        $0.visibilityArchivalState = state
        $0.visibilityArchivalUri = uri
      })
  }

  @discardableResult
  private func update(_ state: ArchivalState = .unspecified, _ uri: String = "") async throws -> NamespaceConfig {
    let response = try await handlers().update(
      .with {
        $0.namespace = "orders"
        $0.config.historyArchivalState = state
        $0.config.historyArchivalUri = uri
      })
    return response.config
  }

  @Test("archival is off until it is switched on, and then goes to the server's folder unless a place is named")
  func defaults() async throws {
    try await register()
    let config = try handlers().describe(.with { $0.namespace = "orders" }).config
    #expect(config.historyArchivalState == .disabled && config.historyArchivalUri.isEmpty)
    #expect(config.visibilityArchivalState == .disabled && config.visibilityArchivalUri.isEmpty)
    let updated = try await update(.enabled)
    #expect(updated.historyArchivalState == .enabled && updated.historyArchivalUri == "file:///archive")
    #expect(updated.visibilityArchivalState == .disabled)
    #expect(try registry.find("orders").facts.archives == NamespaceArchives(history: "file:///archive"))
    #expect(registry.archiving == ["orders"])
  }

  @Test("a place stays once it is named, also while archival is off")
  func immutablePlace() async throws {
    try await register(.enabled, "file:///archive/orders")
    var config = try await update(.disabled)
    #expect(config.historyArchivalState == .disabled && config.historyArchivalUri == "file:///archive/orders")
    let error = await #expect(throws: ServiceError.self) { try await update(.enabled, "file:///archive/other") }
    #expect(error == .invalidArgument("Cannot update existing archival URI"))
    config = try await update(.enabled, "file:///archive/orders")
    #expect(config.historyArchivalState == .enabled)
    config = try await update()
    #expect(config.historyArchivalState == .enabled)
  }

  @Test(
    "a place that cannot be used is refused, and nothing is registered",
    arguments: [
      "file:///etc", "file:///archived", "file://archive", "file:///archive/../etc", "file:///archive//x", "file:///archive/", "/archive",
      "ftp://x", "file:///archive/.", "file:///archive/a\nb",
    ])
  func refusedPlaces(_ uri: String) async {
    let error = await #expect(throws: ServiceError.self) { try await register(.enabled, uri) }
    #expect(error?.code == .invalidArgument && error?.message.contains("Invalid archival URI") == true)
    #expect(registry.count == 0)
  }

  @Test("archives of other kinds are not built", arguments: ["s3://bucket", "gs://bucket/x"])
  func otherKinds(_ uri: String) async {
    let error = await #expect(throws: ServiceError.self) { try await register(.disabled, uri) }
    #expect(error?.code == .unimplemented)
  }

  @Test("without a folder for archives, what is said of archival is passed over")
  func withoutFolder() async throws {
    try await register(.enabled, "s3://bucket", root: nil)
    #expect(registry.archiving == [])
  }
}
