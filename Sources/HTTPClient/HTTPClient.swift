import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Makes HTTP/1.1 requests, one connection each: for the few that a server makes to others. Redirects are answers like any other.
public struct HTTPClient: Sendable {
  /// Bytes of an answer's body that are kept.
  public static let maximumBodyBytes = 1 << 20

  public init() {}

  /// Gets from an `http` or `https` address, as `post`.
  public func get(_ url: String, headers: [String: String] = [:], timeout: Duration) async throws(HTTPClientError) -> HTTPResponse {
    try await request(.GET, url, headers: headers, body: [], timeout: timeout)
  }

  /// Posts to an `http` or `https` address and waits for the whole answer, at most `timeout`. Cancelling ends the connection.
  public func post(
    _ url: String, headers: [String: String], body: [UInt8], timeout: Duration
  ) async throws(HTTPClientError) -> HTTPResponse {
    try await request(.POST, url, headers: headers, body: body, timeout: timeout)
  }

  private func request(
    _ method: HTTPMethod, _ url: String, headers: [String: String], body: [UInt8], timeout: Duration
  ) async throws(HTTPClientError) -> HTTPResponse {
    let target = try HTTPTarget(url)
    let answer = ResponseCollector.Box()
    let deadline = NIODeadline.now() + TimeAmount(timeout)
    do {
      let channel = try await connect(to: target, answer, timeout: timeout)
      defer { channel.close(mode: .all, promise: nil) }
      let expiry = channel.eventLoop.scheduleTask(deadline: deadline) { answer.fail(.timedOut) }
      defer { expiry.cancel() }
      let response = answer.futureResponse(on: channel.eventLoop)
      return try await withTaskCancellationHandler {
        try await send(method, target, headers: headers, body: body, over: channel)
        return try await response.get()
      } onCancel: {
        answer.fail(.cancelled)
      }
    } catch let error as HTTPClientError {
      throw error
    } catch {
      throw HTTPClientError(error, to: target)
    }
  }

  private func connect(to target: HTTPTarget, _ answer: ResponseCollector.Box, timeout: Duration) async throws -> any Channel {
    let tls = target.isSecure ? try NIOSSLContext(configuration: .makeClientConfiguration()) : nil
    return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(TimeAmount(timeout))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: target.serverName))
          }
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(ResponseCollector(answer))
        }
      }
      .connect(host: target.host, port: target.port).get()
  }

  private func send(
    _ method: HTTPMethod, _ target: HTTPTarget, headers: [String: String], body: [UInt8], over channel: any Channel
  ) async throws {
    var head = HTTPRequestHead(version: .http1_1, method: method, uri: target.path)
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head.headers.add(name: name, value: value) }
    head.headers.replaceOrAdd(name: "host", value: target.authority)
    if method != .GET { head.headers.replaceOrAdd(name: "content-length", value: "\(body.count)") }
    head.headers.replaceOrAdd(name: "connection", value: "close")
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
    try await channel.writeAndFlush(HTTPClientRequestPart.end(nil)).get()
  }
}

/// What came back. Names of headers are in lower case; of several with one name the last is kept.
public struct HTTPResponse: Sendable, Equatable {
  public var status: Int
  public var reason: String
  public var headers: [String: String]
  public var body: [UInt8]
}
