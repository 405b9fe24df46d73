import GRPCWire
import NIOCore
import NIOHTTP2
import NIOPosix
public import SwiftProtobuf

/// One HTTP/2 connection to a gRPC server for unary calls. It is not opened again once it has closed.
///
/// A call fails with the `GRPCError` that the server sent, with UNAVAILABLE when the connection is lost (the server may or may not have
/// acted on the call), with DEADLINE_EXCEEDED when its timeout passes, and with `CancellationError` when its task is cancelled, which
/// also resets the call on the wire.
public final class GRPCConnection: Sendable {
  private let channel: any Channel
  private let handler: NIOLoopBound<ClientConnectionHandler>

  /// Runs tasks on this connection's thread. Calls made from there cost no hop in either direction; work that takes long, or blocks,
  /// holds up every connection of the thread.
  public let executor: any TaskExecutor

  /// Whether the connection is still there, as far as this end knows.
  public var isOpen: Bool { channel.isActive }

  private init(channel: any Channel, handler: NIOLoopBound<ClientConnectionHandler>) {
    self.channel = channel
    self.handler = handler
    executor = EventLoopTaskExecutor(channel.eventLoop)
  }

  /// Connects. Throws UNAVAILABLE if nobody answers there. `userAgent` is sent with every call.
  public static func open(
    host: String, port: Int, on threads: GRPCClientThreads, configuration: GRPCClientConfiguration = GRPCClientConfiguration()
  ) async throws -> GRPCConnection {
    let bootstrap = ClientBootstrap(group: threads.group)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(TimeAmount(configuration.connectTimeout))
    do {
      return try await bootstrap.connect(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls = configuration.tls { try channel.pipeline.syncOperations.addHandler(tls.handler(for: host)) }
          let handler = ClientConnectionHandler(authority: "\(host):\(port)", configuration: configuration)
          try channel.pipeline.syncOperations.addHandlers([
            NIOHTTP2Handler(
              mode: .client, connectionConfiguration: configuration.http2Connection, streamConfiguration: configuration.http2Stream),
            handler,
          ])
          return GRPCConnection(channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop))
        }
      }
    } catch {
      throw GRPCError(.unavailable, "cannot connect to \(host):\(port): \(error)")
    }
  }

  /// Makes a call. `metadata` names must be in lower case.
  public func unary<Request: SwiftProtobuf.Message & Sendable, Response: SwiftProtobuf.Message & Sendable>(
    _ path: String, _ request: Request, returning: Response.Type = Response.self, timeout: Duration? = nil,
    metadata: [(name: String, value: String)] = []
  ) async throws -> Response {
    let outgoing = OutgoingCall(
      path: path, message: try EncodedMessage(request), timeout: timeout.map { TimeAmount($0) }, metadata: metadata)
    let answer = try await call(outgoing)
    do {
      return try Response(serializedBytes: MessageBytes(buffer: answer))
    } catch {
      throw GRPCError(.internal, "cannot read the answer of \(path): \(error)")
    }
  }

  /// Closes the connection; open calls fail with UNAVAILABLE.
  public func close() async {
    try? await channel.close()
  }

  private func call(_ outgoing: OutgoingCall) async throws -> ByteBuffer {
    let ticket = CallTicket()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        onLoop { $0.start(outgoing, ticket: ticket, continuation: continuation) }
      }
    } onCancel: {
      ticket.cancel()
      onLoop { $0.cancel(ticket) }
    }
  }

  private func onLoop(_ work: @escaping @Sendable (ClientConnectionHandler) -> Void) {
    if channel.eventLoop.inEventLoop {
      work(handler.value)
    } else {
      channel.eventLoop.execute { [handler] in work(handler.value) }
    }
  }
}
