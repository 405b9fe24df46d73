import GRPCServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import Frontend

struct MethodsTests {
  @Test("every method of both services is answered or says by name that it is not built", .timeLimit(.minutes(1)))
  func everyMethod() async throws {
    try await InProcessServer.running { server in
      var unbuilt: [String] = []
      for (service, names) in [
        (WorkflowServiceMethods.service, WorkflowServiceMethods.names), (OperatorServiceMethods.service, OperatorServiceMethods.names),
      ] {
        for name in names {
          do {
            _ = try await server.call(path: "/\(service)/\(name)", [])
          } catch let error as GRPCError where error.code == .unimplemented {
            #expect(error.message == "\(name) is not built yet in this server.")
            unbuilt.append(name)
          } catch {}
        }
      }
      #expect(!unbuilt.contains("StartWorkflowExecution") && !unbuilt.contains("PollNexusTaskQueue"))
      #expect(unbuilt.contains("CreateNexusEndpoint"))
    }
  }

  @Test("health and reflection are there", .timeLimit(.minutes(1)))
  func standardServices() async throws {
    try await InProcessServer.running { server in
      #expect(server.methods.serviceNames.contains("grpc.health.v1.Health"))
      #expect(server.methods.serviceNames.contains("grpc.reflection.v1.ServerReflection"))
    }
  }

  @Test("clients that are too new are refused by every method, also by those that are not built", .timeLimit(.minutes(1)))
  func clientVersion() async throws {
    try await InProcessServer.running { server in
      let headers = [("client-name", "temporal-go"), ("client-version", "2.0.0")]
      for name in ["GetSystemInfo", "StartWorkflowExecution", "UpdateWorkflowExecution"] {
        let error = await #expect(throws: GRPCError.self) {
          _ = try await server.call(path: "/\(WorkflowServiceMethods.service)/\(name)", [], metadata: headers)
        }
        #expect(error?.code == .failedPrecondition)
      }
    }
  }

  @Test("a namespace must be named and known", .timeLimit(.minutes(1)))
  func namespace() async throws {
    try await InProcessServer.running { server in
      let unnamed = await #expect(throws: GRPCError.self) { _ = try await server.call(WorkflowServiceMethods.signalWorkflowExecution) }
      #expect(unnamed?.message == "Namespace is empty.")
      let unknown = await #expect(throws: GRPCError.self) {
        _ = try await server.call(WorkflowServiceMethods.signalWorkflowExecution) { $0.namespace = "nope" }
      }
      #expect(unknown?.code == .notFound)
      #expect(unknown?.statusDetails != nil)
    }
  }

  @Test("the server says what it is", .timeLimit(.minutes(1)))
  func cluster() async throws {
    try await InProcessServer.running { server in
      let system = try await server.call(WorkflowServiceMethods.getSystemInfo)
      #expect(system.serverVersion == "1.32.0")
      #expect(system.capabilities.encodedFailureAttributes && !system.capabilities.nexus && system.capabilities.supportsSchedules)
      let cluster = try await server.call(WorkflowServiceMethods.getClusterInfo)
      #expect(cluster.clusterName == "active" && cluster.clusterID == "cluster" && cluster.historyShardCount == 512)
      #expect(cluster.supportedClients["temporal-go"] == "<2.0.0")
      #expect(try await server.call(OperatorServiceMethods.listClusters).clusters.map(\.clusterName) == ["active"])
    }
  }
}
