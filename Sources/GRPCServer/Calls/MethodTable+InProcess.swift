import GRPCWire
import NIOCore

extension MethodTable {
  /// Answers one unary call in this process: the serialized request in, the serialized response out, and no connection between.
  ///
  /// Throws `GRPCError` as the wire would send it, UNIMPLEMENTED for a method without a handler or one that streams.
  package func answer(to path: String, _ request: [UInt8], _ context: CallContext) async throws -> [UInt8] {
    guard case .unary(let decode) = try find(path).get().kind else { throw GRPCError(.unimplemented, "\(path) streams") }
    let message = try await decode(ByteBuffer(bytes: request), context)()
    return Array(message.frame.readableBytesView.dropFirst(EncodedMessage.prefixBytes))
  }

  /// Calls a unary handler in this process, with a request and an answer as protobuf's JSON. Only a `GRPCError` or a
  /// `CancellationError` says what went wrong; other errors are the server's own.
  public func call(_ path: String, json: [UInt8], context: CallContext) async throws -> [UInt8] {
    guard let handler = try find(path).get().json else { throw GRPCError(.unimplemented, "\(path) is a stream.") }
    return try await handler(json, context)
  }
}
