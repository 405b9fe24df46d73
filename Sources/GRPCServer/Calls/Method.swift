import GRPCWire
import NIOCore

/// One entry of the method table, its types erased.
struct Method: Sendable {
  /// Decodes the request at once, on the event loop, and returns what is left to do.
  typealias Unary = @Sendable (ByteBuffer, CallContext) throws -> Work
  /// The handler of one call, its request inside.
  typealias Work = @Sendable () async throws -> EncodedMessage
  /// The same handler over JSON as protobuf has it.
  typealias UnaryJSON = @Sendable ([UInt8], CallContext) async throws -> [UInt8]
  /// Reads requests until the client half-closes, writes any number of answers.
  typealias Streaming = @Sendable (AsyncStream<ByteBuffer>, MessageWriter, CallContext) async throws -> Void

  enum Kind: Sendable {
    case unary(Unary)
    case streaming(Streaming)
  }

  /// Kept so that a call need not keep its own copy of the text.
  let path: String
  let kind: Kind
  /// Nil where there is nothing but a stream.
  var json: UnaryJSON?
}
