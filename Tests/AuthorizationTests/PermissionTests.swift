import Authorization
import TemporalServices
import Testing

@Suite("What methods need")
struct PermissionTests {
  private static let paths =
    WorkflowServiceMethods.names.map { "/\(WorkflowServiceMethods.service)/\($0)" }
    + OperatorServiceMethods.names.map { "/\(OperatorServiceMethods.service)/\($0)" }
    + TestServiceMethods.names.map { "/\(TestServiceMethods.service)/\($0)" }

  private func allowed(_ path: String, _ permissions: String..., in namespace: String = "payments") throws -> Bool {
    var claims = Claims(subject: "somebody")
    claims.add(permissions)
    return try #require(MethodPermissions.permission(for: path)).isGiven(by: claims, in: namespace)
  }

  private func workflow(_ name: String) -> String { "/\(WorkflowServiceMethods.service)/\(name)" }

  @Test("every method of the API has its permission, and no other path has one", arguments: paths)
  func everyMethod(path: String) {
    #expect(MethodPermissions.permission(for: path) != nil)
    #expect(MethodPermissions.permission(for: path + "X") == nil)
  }

  @Test("only GetSystemInfo is open to those without a role", arguments: paths)
  func withoutRole(path: String) throws {
    #expect(try allowed(path) == path.hasSuffix("/GetSystemInfo"))
    #expect(try allowed(path, "payments:owner", "payments", ":admin", "payments:admin:read") == path.hasSuffix("/GetSystemInfo"))
  }

  @Test("the system's admin may do everything, and a namespace's admin everything in it but what belongs to the system", arguments: paths)
  func admins(path: String) throws {
    #expect(try allowed(path, "temporal-system:admin"))
    let belongsToSystem = MethodPermissions.permission(for: path)?.scope == .system
    #expect(try allowed(path, "payments:admin") == !belongsToSystem)
    let needsNoNamespace = [.open, .anywhere].contains(MethodPermissions.permission(for: path)?.scope)
    #expect(try allowed(path, "payments:admin", in: "other") == needsNoNamespace)
  }

  @Test("a reader changes nothing", arguments: paths)
  func reader(path: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let reads = ["Get", "Describe", "List", "Count", "Scan", "Query", "Validate", "Fetch"].contains { name.hasPrefix($0) }
    let waits = name.hasPrefix("Poll") && !name.hasSuffix("TaskQueue")
    let belongsToSystem = MethodPermissions.permission(for: path)?.scope == .system
    #expect(try allowed(path, "payments:read") == ((reads || waits) && !belongsToSystem))
  }

  @Test("a writer does what a reader and a worker do", arguments: paths)
  func writer(path: String) throws {
    if try allowed(path, "payments:read", "payments:worker") { #expect(try allowed(path, "payments:write")) }
  }

  @Test("a worker polls, answers and reads what it works on, and starts and ends nothing")
  func worker() throws {
    for name in [
      "PollWorkflowTaskQueue", "PollActivityTaskQueue", "PollNexusTaskQueue", "RespondWorkflowTaskCompleted", "RecordActivityTaskHeartbeat",
      "RespondActivityTaskCompletedById", "RecordWorkerHeartbeat", "ShutdownWorker", "GetWorkflowExecutionHistory", "DescribeNamespace",
      "GetSystemInfo", "GetClusterInfo",
    ] {
      #expect(try allowed(workflow(name), "payments:worker"), "\(name)")
      #expect(try allowed(workflow(name), "temporal-system:worker"), "\(name)")
    }
    for name in ["StartWorkflowExecution", "TerminateWorkflowExecution", "ListWorkflowExecutions", "UpdateNamespace", "QueryWorkflow"] {
      #expect(try !allowed(workflow(name), "payments:worker"), "\(name)")
    }
  }

  @Test("roles are read without regard to case, and add up")
  func roles() {
    var claims = Claims(subject: "somebody")
    claims.add(["a:READ", "a:worker", "b:Write", "temporal-system:read"])
    #expect(claims.roles(in: "a") == [.reader, .worker])
    #expect(claims.roles(in: "b") == [.writer, .reader])
    #expect(claims.roles(in: "c") == .reader)
  }
}
