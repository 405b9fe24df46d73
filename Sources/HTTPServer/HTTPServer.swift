import Compression
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import NIOSSL
public import ServiceLifecycle

/// HTTP/1.1 on one port, for what is not gRPC: one handler answers every request.
///
/// It keeps nothing. On shutdown it takes no new connections and lets open requests end.
public struct HTTPServer: Service {
  /// Answers a request; cancelled when the server is made to end at once.
  public typealias Handler = @Sendable (HTTPRequest) async -> HTTPAnswer
  /// What the next connection is encrypted with; a connection that finds nil is turned away.
  public typealias Certificates = @Sendable () -> NIOSSLContext?

  private let host: String
  private let port: Int
  private let maxBodyBytes: Int
  private let tooLarge: HTTPAnswer
  private let certificates: Certificates?
  private let handler: Handler
  private let logger: Logger
  private let onListening: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - port: 0 takes any that is free.
  ///   - maxBodyBytes: A request whose body is longer is answered with `tooLarge` and never reaches the handler.
  ///   - certificates: Asked for every connection; nil: connections are in the clear.
  ///   - onListening: Called once with the port, when requests are answered.
  public init(
    host: String, port: Int, maxBodyBytes: Int = 4 << 20, tooLarge: HTTPAnswer = .text(413, "request body too large\n"),
    certificates: Certificates? = nil, logger: Logger,
    onListening: @escaping @Sendable (Int) -> Void = { _ in }, handler: @escaping Handler
  ) {
    self.host = host
    self.port = port
    self.maxBodyBytes = maxBodyBytes
    self.tooLarge = tooLarge
    self.certificates = certificates
    self.handler = handler
    self.logger = logger
    self.onListening = onListening
  }

  /// Serves until shutdown. Throws when the port cannot be bound.
  public func run() async throws {
    var quiet = logger
    if quiet.logLevel < .warning { quiet.logLevel = .warning }
    let onListening = onListening
    let application = Application(
      responder: CallbackResponder<ConnectionContext> { request, context in await self.answer(request, context) },
      server: .http1(certificates),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) },
      logger: quiet)
    try await application.run()
  }

  private func answer(_ request: Request, _ context: ConnectionContext) async -> Response {
    let body: [UInt8]
    do {
      let buffer = try await request.body.collect(upTo: maxBodyBytes)
      body = Array(buffer.readableBytesView)
    } catch {
      return Response(tooLarge, packed: false)
    }
    var asked = HTTPRequest(request, body: body)
    if certificates != nil { asked.clientCertificate = await context.clientCertificate }
    return Response(await handler(asked), packed: asked.headers["accept-encoding"]?.contains("gzip") == true)
  }
}

extension HTTPRequest {
  fileprivate init(_ request: Request, body: [UInt8]) {
    var headers = HTTPHeaders()
    if let authority = request.head.authority { headers.add("host", authority) }
    for field in request.headers { headers.add(field.name.rawName, field.value) }
    self.init(request.method.rawValue, request.uri.path, query: request.uri.query ?? "", headers: headers, body: body)
  }
}

extension Response {
  /// Shorter bodies are not worth packing.
  private static var packedFrom: Int { 1024 }

  fileprivate init(_ answer: HTTPAnswer, packed: Bool) {
    var fields = HTTPFields()
    for entry in answer.headers.entries {
      if let name = HTTPField.Name(entry.name) { fields.append(HTTPField(name: name, value: entry.value)) }
    }
    let body: ResponseBody
    switch answer.body {
    case .bytes(let bytes):
      var buffer = ByteBuffer(bytes: bytes)
      if packed, bytes.count >= Self.packedFrom, let smaller = Gzip.compress(buffer, skipping: 0), smaller.readableBytes < bytes.count {
        buffer = smaller
        fields[.contentEncoding] = "gzip"
        fields[.vary] = "accept-encoding"
      }
      body = ResponseBody(byteBuffer: buffer)
    // A stream may never end by itself, and a server that ends waits for open requests.
    case .stream(let chunks): body = ResponseBody(asyncSequence: chunks.cancelOnGracefulShutdown().map { ByteBuffer(bytes: $0) })
    }
    self.init(status: .init(code: answer.status), headers: fields, body: body)
  }
}
