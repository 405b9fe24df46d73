public import Logging
import NIOCore
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// A gRPC server: HTTP/2 connections, a method table, nothing else.
///
/// Unary calls are its fast path. A handler runs on its connection's thread until it first waits; its task is cancelled as soon as the
/// client resets the call, the connection closes or the deadline passes. Nothing survives a crash: clients see a closed connection.
public final class GRPCServer: Sendable {
  private struct Running {
    var group: MultiThreadedEventLoopGroup
    var listener: any Channel
  }

  private enum State {
    case idle
    case starting
    case running(Running)
    case stopped
  }

  private let methods: MethodTable
  private let configuration: GRPCServerConfiguration
  private let logger: Logger
  private let connections = ConnectionRegistry()
  private let tls = TLSContext(offering: ["h2"])
  private let state = Mutex(State.idle)

  /// A server that does not listen yet.
  public init(methods: MethodTable, configuration: GRPCServerConfiguration = GRPCServerConfiguration(), logger: Logger) {
    self.methods = methods
    self.configuration = configuration
    self.logger = logger
  }

  /// Open connections.
  public var connectionCount: Int { connections.count }

  /// Starts to listen. Calls are answered when this returns. Throws a `GRPCServerError`.
  public func start() async throws -> BoundAddress {
    try state.withLock { state in
      guard case .idle = state else { throw GRPCServerError.alreadyStarted }
      state = .starting
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopThreads ?? System.coreCount)
    do {
      if let settings = configuration.tls { try tls.use(settings) }
      let listener = try await bind(group)
      state.withLock { $0 = .running(Running(group: group, listener: listener)) }
      return BoundAddress(host: listener.localAddress?.ipAddress ?? configuration.host, port: listener.localAddress?.port ?? 0)
    } catch {
      state.withLock { $0 = .idle }
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Stops listening, tells every client to go (GOAWAY), lets open calls end within `grace`, then cuts what is left and cancels its
  /// handlers. Handlers that wait for long should be ended by their owner first. Returns when no connection is open.
  public func shutdown(grace: Duration) async {
    let running: Running? = state.withLock { state in
      guard case .running(let running) = state else { return nil }
      state = .stopped
      return running
    }
    guard let running else { return }
    try? await running.listener.close()
    for channel in connections.beginClosing() {
      channel.pipeline.fireUserInboundEventTriggered(QuiesceEvent(grace: TimeAmount(grace)))
    }
    await connections.waitUntilEmpty()
    try? await running.group.shutdownGracefully()
  }

  /// Takes other certificates for the connections that come from now on; those that are open keep theirs. Throws `badTLS` and
  /// changes nothing if the new ones cannot be used. Only for a server that was given TLS settings at its start.
  public func replaceTLS(_ settings: GRPCServerTLS) throws {
    guard configuration.tls != nil else { throw GRPCServerError.badTLS("the server was started without TLS") }
    try tls.use(settings)
  }

  private func bind(_ group: MultiThreadedEventLoopGroup) async throws -> any Channel {
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: Int32(configuration.backlog))
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { [methods, configuration, logger, connections, tls] channel in
        channel.eventLoop.makeCompletedFuture {
          guard connections.add(channel) else { throw ChannelError.ioOnClosedChannel }
          if let tls = tls.current { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandlers([
            NIOHTTP2Handler(
              mode: .server, connectionConfiguration: configuration.http2Connection, streamConfiguration: configuration.http2Stream),
            ConnectionHandler(methods: methods, configuration: configuration, logger: logger),
          ])
        }
      }
    do {
      return try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw GRPCServerError.addressInUse(host: configuration.host, port: configuration.port)
    } catch {
      throw GRPCServerError.cannotBind(host: configuration.host, port: configuration.port, reason: "\(error)")
    }
  }
}
