import HTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server on the loopback interface that keeps what it is sent and answers as the test says; with no answer it stays silent.
final class TestServer: Sendable {
  struct Request: Sendable, Equatable {
    var uri: String
    var headers: [String: String]
    var body: [UInt8]
  }

  struct Answer: Sendable {
    var status: HTTPResponseStatus = .ok
    var headers: HTTPHeaders = [:]
    var body: [UInt8] = []
  }

  private let received = Mutex<[Request]>([])
  private let answer: Answer?
  private let channel = Mutex<(any Channel)?>(nil)

  init(answer: Answer?) { self.answer = answer }

  var requests: [Request] { received.withLock { $0 } }

  /// Serves while `body` runs; hands it the address.
  @discardableResult
  func run<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(self))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      let value = try await body("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
      try await channel.close()
      return value
    } catch {
      try? await channel.close()
      throw error
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: TestServer
    private var request = Request(uri: "", headers: [:], body: [])

    init(_ server: TestServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        request = Request(uri: head.uri, headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }, body: [])
      case .body(let part): request.body += part.readableBytesView
      case .end:
        server.received.withLock { $0.append(request) }
        guard let answer = server.answer else { return }
        var headers = answer.headers
        headers.add(name: "content-length", value: "\(answer.body.count)")
        context.write(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers))), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
