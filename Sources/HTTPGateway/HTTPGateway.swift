public import GRPCServer
public import HTTPServer
import JSONText
public import SwiftProtobuf
import TemporalServices

/// The HTTP/JSON API: every route that the API's `google.api.http` options declare, over the same handlers as gRPC.
///
/// A request becomes its method's message, passes everything that a gRPC call passes, and the answer goes back as JSON. Payloads are
/// written short (`PayloadShorthand`) unless the client asks for the long form.
public struct HTTPGateway: Sendable {
  /// The longest body of a request in bytes; as long as a gRPC request may be.
  public static let maxBodyBytes = 4 << 20

  private let methods: MethodTable
  private let routes: RouteTable
  private let codec: GatewayCodec
  private let admitsHost: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - methods: What answers; the table of the gRPC server.
  ///   - admitsHost: Whether methods may be called under this name: the value of a `Host` header.
  public init(methods: MethodTable, admitsHost: @escaping @Sendable (String) -> Bool = { _ in true }) {
    self.methods = methods
    self.admitsHost = admitsHost
    routes = RouteTable(httpRoutes)
    codec = GatewayCodec(routes: httpRoutes)
  }

  /// What a request with a longer body than `maxBodyBytes` is answered with.
  public static var tooLarge: HTTPAnswer {
    AnswerFormat().failure(GRPCError(.invalidArgument, "http: request body too large: the limit is \(maxBodyBytes) bytes"))
  }

  /// What a request is answered with that calls the server by a name that is not allowed; nil: it does not.
  public func refusal(ofHostIn request: HTTPRequest) -> HTTPAnswer? {
    guard !admitsHost(request.headers["host"] ?? "") else { return nil }
    return .text(403, #"{"code": 7, "message": "Host not allowed"}"#)
  }

  /// What a handler may know of a request that calls a method.
  public static func context(of request: HTTPRequest, calling method: String) -> CallContext {
    let peer = Peer(address: request.remoteAddress, certificate: request.clientCertificate)
    return CallContext(path: method, metadata: Metadata(forwarding: request.headers), peer: peer)
  }

  /// What a request that fails is answered with.
  public static func failure(_ error: GRPCError, answering request: HTTPRequest) -> HTTPAnswer {
    AnswerFormat(accept: request.headers["accept"], query: PercentText.pairs(request.query)).failure(error)
  }

  /// A message's JSON with its payloads written short, on one line.
  public func shortened<Message: SwiftProtobuf.Message>(_ message: Message) throws -> [UInt8] {
    let json = try JSON(parsing: try message.jsonUTF8Bytes())
    return try codec.tables().shorthand.contracted(json, as: Message.protoMessageName).printed()
  }

  /// Answers one request. Every failure is a `google.rpc.Status` as JSON under the HTTP status that belongs to its code.
  public func answer(_ request: HTTPRequest) async -> HTTPAnswer {
    let query = PercentText.pairs(request.query)
    let format = AnswerFormat(accept: request.headers["accept"], query: query)
    do {
      if request.verb == "GET", let document = RouteDocument(rawValue: request.path) {
        return HTTPAnswer(200, headers: ["content-type": document.mediaType], body: .bytes(try codec.text(of: document)))
      }
      switch routes.find(request.verb, request.path) {
      case .nothing: throw GRPCError(.notFound, "Not Found")
      case .otherVerb: throw GRPCError(.unimplemented, "Method Not Allowed")
      case .route(let route, let fields):
        if let refusal = refusal(ofHostIn: request) { return refusal }
        return try await answer(request, route, fields: fields, query: query, format: format)
      }
    } catch let error as GRPCError {
      return format.failure(error)
    } catch let error as RequestFailure {
      return format.failure(GRPCError(.invalidArgument, error.message))
    } catch let error as JSONError {
      return format.failure(GRPCError(.invalidArgument, "(line \(error.line):\(error.column)): \(error.message)"))
    } catch is CancellationError {
      return format.failure(GRPCError(.cancelled, "context canceled"))
    } catch {
      return format.failure(GRPCError(.internal, "internal error"))
    }
  }

  private func answer(
    _ request: HTTPRequest, _ route: HTTPRoute, fields: [(field: [String], text: String)], query: [(name: String, value: String)],
    format: AnswerFormat
  ) async throws -> HTTPAnswer {
    let tables = try codec.tables()
    guard let method = tables.schema.methods[route.method] else { throw GRPCError(.unimplemented, "unknown method \(route.method)") }
    let takesBody = !route.body.isEmpty
    let body = takesBody ? (request.body.isEmpty ? JSON.object([]) : try JSON(parsing: request.body)) : nil
    var json = try tables.assembly.json(message: method.input, body: body, fields: fields, query: query)
    if format.isShort { json = tables.shorthand.expanded(json, as: method.input) }
    let answer = try await methods.call(route.method, json: json.printed(), context: Self.context(of: request, calling: route.method))
    guard format.isShort || format.isPretty else { return format.success(answer) }
    var answered = try JSON(parsing: answer)
    if format.isShort { answered = tables.shorthand.contracted(answered, as: method.output) }
    return format.success(answered.printed(pretty: format.isPretty))
  }
}

extension Metadata {
  /// The headers that mean something to a call.
  fileprivate init(forwarding headers: HTTPHeaders) {
    let names = [
      "authorization", "authorization-extras", "client-name", "client-version", "supported-server-versions", "traceparent", "user-agent",
    ]
    self.init(names.compactMap { name in headers[name].map { (name, $0) } })
  }
}
