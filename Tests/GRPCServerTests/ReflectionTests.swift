import Foundation
import GRPCServer
import Testing

@Suite("Reflection", .serialized)
struct ReflectionTests {
  @Test("speaks of itself under both of its names", .timeLimit(.minutes(1)), arguments: ["v1", "v1alpha"])
  func ask(_ version: String) async throws {
    let protos = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Protos").standardized.path
    let server = try await TestServer()
    try await ForeignClient.run("reflection", version, "\(server.address.port)", protos)
    await server.shutdown()
  }
}
