import GRPCClient
import SwiftProtobuf
import TemporalServices

/// The client stubs' way to another server: one connection, opened when it is first needed, and again after it was lost.
actor RemoteCaller: RPCCaller {
  private let address: ServerAddress
  private let configuration: GRPCClientConfiguration
  private let threads = GRPCClientThreads(count: 1)
  private var opening: Task<GRPCConnection, any Error>?

  /// - Parameter tls: Nil: the server is asked in the clear.
  init(address: ServerAddress, tls: GRPCClientTLS? = nil) {
    self.address = address
    var configuration = GRPCClientConfiguration()
    configuration.tls = tls
    self.configuration = configuration
  }

  /// Throws the server's `GRPCError`, UNAVAILABLE while it cannot be reached.
  nonisolated func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, options: RPCOptions
  ) async throws -> Response {
    let connection = try await connection()
    do {
      return try await connection.unary(method.path, request, timeout: options.timeout, metadata: options.metadata)
    } catch let error as GRPCError where error.code == .unavailable {
      // A server that is going down takes no more calls here, and another may already be in its place.
      await connection.close()
      throw error
    }
  }

  /// Ends the connection and its thread. No call may follow.
  func shutdown() async {
    if let opening, let open = try? await opening.value { await open.close() }
    await threads.shutdown()
  }

  private func connection() async throws -> GRPCConnection {
    let known = opening
    if let known, let open = try? await known.value, open.isOpen { return open }
    // Another call may have begun to open one meanwhile: all wait for the same.
    if opening == known {
      opening = Task { [address, threads, configuration] in
        try await GRPCConnection.open(host: address.host, port: address.port, on: threads, configuration: configuration)
      }
    }
    guard let opening else { throw GRPCError(.unavailable, "there is no connection to \(address)") }
    return try await opening.value
  }
}
