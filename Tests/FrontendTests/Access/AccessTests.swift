import Authorization
import GRPCServer
import Model
import TemporalAPI
import TemporalServices
import Testing

@testable import Frontend

@Suite("Calls that are judged", .timeLimit(.minutes(1)))
struct AccessTests {
  /// Whose key is `<role>-key`: each role in the system, and write in `other`.
  private static let principals = """
    key worker 3a689b32a992b1ded53cec9fc20081eef3695855bc3f5bcad36b527840a36d90 temporal-system:worker
    key reader ec4408df15da46b328f6f3246fa723d0aa6cb0f0a0dd9c4626080ab1b02aa3b2 temporal-system:read
    key writer 3aec1946afb01344ae0065f3b123820a2144e455c13e5816dbd439e6634f7f26 other:write
    key admin 69a5265506c94c77b787a7d7377b7685a0eff82e33920a71e7ee22cd6154953e temporal-system:admin
    """

  private func running(_ body: (InProcessServer) async throws -> Void) async throws {
    var settings = AccessSettings()
    settings.principalFile = "principals"
    let access = AccessControl(settings: settings, now: { WallTime(nanoseconds: 1) }, read: { _ in Array(Self.principals.utf8) })
    try await access.refresh()
    try await InProcessServer.running(access: access, body)
  }

  private func code(_ server: InProcessServer, _ path: String, as key: String?) async -> GRPCStatusCode? {
    do {
      _ = try await server.call(path: path, [], metadata: key.map { [("authorization", "Bearer \($0)-key")] } ?? [])
      return nil
    } catch {
      return (error as? GRPCError)?.code ?? .unknown
    }
  }

  @Test("every method of both services lets in exactly those whom the table names")
  func everyMethod() async throws {
    try await running { server in
      let paths =
        WorkflowServiceMethods.names.map { "/\(WorkflowServiceMethods.service)/\($0)" }
        + OperatorServiceMethods.names.map { "/\(OperatorServiceMethods.service)/\($0)" }
      for path in paths {
        let permission = try #require(MethodPermissions.permission(for: path))
        for (key, role) in [("worker", Role.worker), ("reader", .reader), ("admin", .admin)] {
          let isAllowed = permission.scope == .open || permission.roles.contains(role)
          #expect(await (code(server, path, as: key) != .permissionDenied) == isAllowed, "\(path) as \(key)")
        }
        #expect(await (code(server, path, as: nil) != .permissionDenied) == (permission.scope == .open), "\(path)")
        #expect(await (code(server, path, as: "stranger") != .permissionDenied) == (permission.scope == .open), "\(path)")
      }
    }
  }

  @Test("namespaces are listed for those who have a role in them")
  func lists() async throws {
    try await running { server in
      func names(_ key: String) async throws -> Set<String> {
        let metadata = [("authorization", "Bearer \(key)-key")]
        let response = try await server.call(WorkflowServiceMethods.listNamespaces, metadata: metadata)
        return Set(response.namespaces.map(\.namespaceInfo.name))
      }
      let (writers, readers) = (try await names("writer"), try await names("reader"))
      #expect(writers == ["other"])
      #expect(readers == ["default", "other"])
    }
  }

  @Test("a description by id is judged by the namespace that has the id")
  func descriptionByID() async throws {
    try await running { server in
      let own = try server.namespaces.find("other").id.description
      let foreign = try server.namespaces.find("default").id.description
      let metadata = [("authorization", "Bearer writer-key")]
      let response = try await server.call(WorkflowServiceMethods.describeNamespace, metadata: metadata) { $0.id = own }
      #expect(response.namespaceInfo.name == "other")
      for id in [foreign, UniqueID(high: 9, low: 9).description, "odd"] {
        let error = await #expect(throws: GRPCError.self) {
          try await server.call(WorkflowServiceMethods.describeNamespace, metadata: metadata) { $0.id = id }
        }
        #expect(error?.code == .permissionDenied)
      }
    }
  }
}
