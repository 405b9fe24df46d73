import FoundationEssentials
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct SearchAttributeHandlersTests {
  private let namespaces = NamespaceRegistry.fixed(InMemoryStore())
  private var handlers: SearchAttributeHandlers { SearchAttributeHandlers(namespaces: namespaces) }

  private func add(_ attributes: [String: IndexedValueType]) async throws {
    _ = try await handlers.add(
      .with {
        $0.namespace = "default"
        $0.searchAttributes = attributes
      })
  }

  private func remove(_ names: [String]) async throws {
    _ = try await handlers.remove(
      .with {
        $0.namespace = "default"
        $0.searchAttributes = names
      })
  }

  private func custom() throws -> [String: IndexedValueType] {
    try handlers.list(.with { $0.namespace = "default" }).customAttributes
  }

  @Test("attributes are added, listed beside the system's, added again without effect, and removed")
  func life() async throws {
    try await namespaces.ensure("default", retention: .seconds(86_400))
    try await add(["Customer": .keyword, "Amount": .double])
    try await add(["Customer": .keyword])
    #expect(try custom() == ["Customer": .keyword, "Amount": .double])
    #expect(try handlers.list(.with { $0.namespace = "default" }).systemAttributes["WorkflowId"] == .keyword)
    try await remove(["Customer", "Nobody"])
    #expect(try custom() == ["Amount": .double])
  }

  @Test("a refused addition adds nothing")
  func refusals() async throws {
    try await namespaces.ensure("default", retention: .seconds(86_400), searchAttributes: ["Customer": .keyword])
    let table: [([String: IndexedValueType], ServiceError.Code)] = [
      ([:], .invalidArgument), (["A": .keyword, "WorkflowId": .keyword], .invalidArgument),
      (["A": .int, "TemporalX": .int], .invalidArgument),
      (["A": .int, "B": .unspecified], .invalidArgument), (["A": .int, "B": .UNRECOGNIZED(77)], .invalidArgument),
      (["A": .int, "Customer": .int], .alreadyExists), (["": .int], .invalidArgument),
    ]
    for (attributes, code) in table {
      let error = await #expect(throws: ServiceError.self) { try await add(attributes) }
      #expect(error?.code == code)
    }
    #expect(try custom() == ["Customer": .keyword])
    let error = await #expect(throws: ServiceError.self) { try await remove(["Customer", "WorkflowId"]) }
    #expect(error == .invalidArgument("Unable to remove non-custom search attributes: WorkflowId."))
    #expect(try custom() == ["Customer": .keyword])
  }

  @Test("a namespace must be named and known")
  func namespace() {
    #expect(refusal { _ = try handlers.list(.init()) } == .invalidArgument("Namespace is not set on request."))
    #expect(refusal { _ = try handlers.list(.with { $0.namespace = "nope" }) }?.code == .notFound)
  }
}
