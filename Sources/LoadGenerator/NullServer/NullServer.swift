public import GRPCServer
import Logging

/// Our transport with nothing behind it: tasks meet polls in memory, and every call is answered from what it brought. Its cost per call
/// is the least that a server on `GRPCServer` can cost.
public final class NullServer: Sendable {
  private let server: GRPCServer

  /// A server that does not listen yet. Port 0 takes any that is free.
  public init(host: String = "127.0.0.1", port: Int) {
    let logger = Logger(label: "null-server", factory: { _ in SwiftLogNoOpLogHandler() })
    server = GRPCServer(
      methods: NullHandlers(runs: NullRuns()).table, configuration: GRPCServerConfiguration(host: host, port: port), logger: logger)
  }

  /// Starts to listen. Throws a `GRPCServerError`.
  public func start() async throws -> BoundAddress { try await server.start() }

  /// Cuts all connections.
  public func shutdown() async { await server.shutdown(grace: .zero) }
}
