import FoundationEssentials
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct NamespaceHandlersTests {
  private let handlers = NamespaceHandlers(
    namespaces: .fixed(InMemoryStore()), cluster: ClusterDescription(id: "c", address: "localhost:7233", persistenceStore: "memory"),
    rules: RuleBook(), settleRetention: { _ in }, emptyNamespace: { _ in }, now: { .epoch })

  private func request(_ change: (inout RegisterNamespaceRequest) -> Void = { _ in }) -> RegisterNamespaceRequest {
    var request = RegisterNamespaceRequest()
    request.namespace = "orders"
    request.workflowExecutionRetentionPeriod.seconds = 86_400
    change(&request)
    return request
  }

  private func describe(_ name: String) throws -> DescribeNamespaceResponse { try handlers.describe(.with { $0.namespace = name }) }

  @Test("a registration without a name, a retention or with another cluster is refused")
  func refusedRegistrations() async {
    let table: [(RegisterNamespaceRequest, String)] = [
      (request { $0.namespace = "" }, "Namespace not set on request."),
      (request { $0.namespace = String(repeating: "x", count: 1001) }, "Namespace length exceeds limit."),
      (request { $0.clearWorkflowExecutionRetentionPeriod() }, "A valid retention period is not set on request."),
      (request { $0.workflowExecutionRetentionPeriod.seconds = 86_399 }, "A valid retention period is not set on request."),
      (request { $0.workflowExecutionRetentionPeriod.seconds = -86_400 }, "A valid retention period is not set on request."),
      (request { $0.isGlobalNamespace = true }, "Cannot register global namespace when not enabled"),
      (request { $0.activeClusterName = "other" }, "Invalid cluster name: other"),
      (request { $0.clusters = [.with { $0.clusterName = "other" }] }, "Invalid cluster name: other"),
    ]
    for (request, message) in table {
      let error = await #expect(throws: ServiceError.self) { _ = try await handlers.register(request) }
      #expect(error == .invalidArgument(message))
    }
  }

  @Test("a namespace is described by name and by id, with its limits and without capabilities it has not")
  func describes() async throws {
    _ = try await handlers.register(
      request {
        $0.description_p = "Orders"
        $0.ownerEmail = "o@example.com"
        $0.data = ["team": "shop"]
      })
    let byName = try describe("orders")
    #expect(byName.namespaceInfo.description_p == "Orders")
    #expect(byName.namespaceInfo.ownerEmail == "o@example.com")
    #expect(byName.namespaceInfo.data == ["team": "shop"])
    #expect(byName.namespaceInfo.state == .registered)
    #expect(byName.config.workflowExecutionRetentionTtl.seconds == 86_400)
    #expect(byName.namespaceInfo.limits.blobSizeLimitError == 2_097_152)
    #expect(byName.namespaceInfo.capabilities.syncUpdate)
    #expect(byName.namespaceInfo.capabilities.workflowUpdateCallbacks == false)
    #expect(byName.replicationConfig.activeClusterName == "active")
    #expect(try handlers.describe(.with { $0.id = byName.namespaceInfo.id }) == byName)
    #expect(refusal { _ = try handlers.describe(.with { $0.id = "nope" }) }?.code == .invalidArgument)
    #expect(refusal { _ = try handlers.describe(.init()) } == .invalidArgument("Namespace not set on request."))
  }

  @Test("pages hold every namespace once, and deleted ones only when asked for")
  func pages() async throws {
    for number in 0..<7 { _ = try await handlers.register(request { $0.namespace = "n\(number)" }) }
    _ = try await handlers.update(
      .with {
        $0.namespace = "n3"
        $0.updateInfo.state = .deleted
      })
    var names: [String] = []
    var token = ListNamespacesRequest()
    token.pageSize = 2
    repeat {
      let page = try handlers.list(token, nil)
      #expect(page.namespaces.count <= 2)
      names += page.namespaces.map(\.namespaceInfo.name)
      token.nextPageToken = page.nextPageToken
    } while !token.nextPageToken.isEmpty
    #expect(names == ["n0", "n1", "n2", "n4", "n5", "n6"])
    #expect(try handlers.list(.with { $0.namespaceFilter.includeDeleted = true }, nil).namespaces.count == 7)
    #expect(refusal { _ = try handlers.list(.with { $0.nextPageToken = .init([1]) }, nil) } == .invalidArgument("Invalid NextPageToken."))
    #expect(refusal { _ = try handlers.list(.with { $0.pageSize = -1 }, nil) }?.code == .invalidArgument)
  }

  @Test("an update takes over what it sets, merges data, and leaves the rest")
  func updates() async throws {
    _ = try await handlers.register(
      request {
        $0.description_p = "before"
        $0.data = ["a": "1", "b": "2"]
      })
    let response = try await handlers.update(
      .with {
        $0.namespace = "orders"
        $0.updateInfo.ownerEmail = "new@example.com"
        $0.updateInfo.data = ["b": "3", "c": "4"]
        $0.config.workflowExecutionRetentionTtl.seconds = 172_800
      })
    #expect(response.namespaceInfo.description_p == "before")
    #expect(response.namespaceInfo.ownerEmail == "new@example.com")
    #expect(response.namespaceInfo.data == ["a": "1", "b": "3", "c": "4"])
    #expect(response.config.workflowExecutionRetentionTtl.seconds == 172_800)
    #expect(try describe("orders").namespaceInfo == response.namespaceInfo)
  }

  @Test(
    "a namespace goes from registered over deprecated to deleted, and never back",
    arguments: [
      (NamespaceState.deprecated, NamespaceState.registered, "Invalid namespace state update."),
      (.deleted, .deprecated, "Namespace has invalid state: Deleted. Must be Registered or Deprecated."),
      (.deleted, .registered, "Namespace has invalid state: Deleted. Must be Registered or Deprecated."),
    ])
  func stateUpdates(_ from: NamespaceState, _ to: NamespaceState, _ refusal: String) async throws {
    _ = try await handlers.register(request())
    func move(_ state: NamespaceState) async throws {
      _ = try await handlers.update(
        .with {
          $0.namespace = "orders"
          $0.updateInfo.state = state
        })
    }
    try await move(from)
    let error = await #expect(throws: ServiceError.self) { try await move(to) }
    #expect(error?.message == refusal)
  }

  @Test("what is not built is refused, not passed over")
  func unbuilt() async throws {
    _ = try await handlers.register(request())
    let badBinary = UpdateNamespaceRequest.with {
      $0.namespace = "orders"
      $0.config.badBinaries.binaries = ["abc": .init()]
    }
    let error = await #expect(throws: ServiceError.self) { _ = try await handlers.update(badBinary) }
    #expect(error?.code == .unimplemented)
    let promotion = UpdateNamespaceRequest.with {
      $0.namespace = "orders"
      $0.promoteNamespace = true
    }
    let promotionError = await #expect(throws: ServiceError.self) { _ = try await handlers.update(promotion) }
    #expect(promotionError?.code == .invalidArgument)
  }

  @Test("deprecating twice is fine, deprecating nothing is not")
  func deprecates() async throws {
    _ = try await handlers.register(request())
    for _ in 0..<2 { _ = try await handlers.deprecate(.with { $0.namespace = "orders" }) }
    #expect(try describe("orders").namespaceInfo.state == .deprecated)
    let error = await #expect(throws: ServiceError.self) { _ = try await handlers.deprecate(.with { $0.namespace = "nope" }) }
    #expect(error?.code == .notFound)
  }
}
