import GRPCWire
import NIOCore
public import SwiftProtobuf

/// Which handler answers which path.
public struct MethodTable: Sendable {
  private var methods: [String: Method] = [:]
  private var services: Set<String> = []

  /// An empty table: every call is UNIMPLEMENTED.
  public init() {}

  /// The paths that have a handler, sorted.
  public var paths: [String] { methods.keys.sorted() }

  /// The services that have a handler, sorted, as `package.Service`.
  public var serviceNames: [String] { services.sorted() }

  /// Answers `path` with a typed handler. A second handler for the same path replaces the first.
  ///
  /// The request is decoded before the handler starts; one that cannot be decoded is INTERNAL and never reaches it.
  public mutating func unary<Request: SwiftProtobuf.Message & Sendable, Response: SwiftProtobuf.Message & Sendable>(
    _ path: String, _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
  ) {
    unary(path, asked: { (asked: Asked<Request>) in try await handler(asked.request, asked.context) })
  }

  /// The same for a handler that takes its request and context as one object, because many of its calls may wait at a time.
  public mutating func unary<Request: SwiftProtobuf.Message & Sendable, Response: SwiftProtobuf.Message & Sendable>(
    _ path: String, asked handler: @escaping @Sendable (Asked<Request>) async throws -> Response
  ) {
    insert(
      path,
      .unary { bytes, context in
        let request: Request
        do {
          request = try Request(serializedBytes: MessageBytes(buffer: bytes))
        } catch {
          throw GRPCError(.internal, "grpc: error unmarshalling request: \(error)")
        }
        let asked = Asked(request, context)
        return { try EncodedMessage(await handler(asked)) }
      },
      json: { bytes, context in
        let request: Request
        do {
          request = try Request(jsonUTF8Bytes: bytes)
        } catch {
          throw GRPCError(.invalidArgument, RequestJSONError.sentence(error))
        }
        return try await handler(Asked(request, context)).jsonUTF8Bytes()
      })
  }

  /// Answers `path` with a handler that takes and gives serialized messages.
  public mutating func raw(_ path: String, _ handler: @escaping @Sendable ([UInt8], CallContext) async throws -> [UInt8]) {
    insert(
      path,
      .unary { bytes, context in
        let request = Array(buffer: bytes)
        return { EncodedMessage(bytes: try await handler(request, context)) }
      },
      json: { _, context in
        _ = try await handler([], context)
        throw GRPCError(.unimplemented, "\(path) has no JSON form.")
      })
  }

  /// Answers `path` with a handler of messages in both directions. Slow and plain: for health and reflection.
  mutating func streaming(
    _ path: String, _ handler: @escaping @Sendable (AsyncStream<ByteBuffer>, MessageWriter, CallContext) async throws -> Void
  ) {
    insert(path, .streaming(handler))
  }

  private mutating func insert(_ path: String, _ kind: Method.Kind, json: Method.UnaryJSON? = nil) {
    methods[path] = Method(path: path, kind: kind, json: json)
    if let name = MethodPath(path) { services.insert(name.service) }
  }

  /// The method at `path`, or the failure that tells the client why there is none (worded as Go's gRPC words it).
  func find(_ path: String) -> Result<Method, GRPCError> {
    if let method = methods[path] { return .success(method) }
    guard let name = MethodPath(path) else { return .failure(GRPCError(.unimplemented, "malformed method name: \"\(path)\"")) }
    guard services.contains(name.service) else { return .failure(GRPCError(.unimplemented, "unknown service \(name.service)")) }
    return .failure(GRPCError(.unimplemented, "unknown method \(name.method) for service \(name.service)"))
  }
}

/// A path taken apart at its last slash.
struct MethodPath: Equatable {
  var service: String
  var method: String

  /// Nil unless the path is `/service/method`.
  init?(_ path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    service = String(path[path.index(after: path.startIndex)..<slash])
    method = String(path[path.index(after: slash)...])
  }
}
