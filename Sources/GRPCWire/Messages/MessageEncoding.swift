import Compression
package import NIOCore

/// How the other end packs its messages, from `grpc-encoding`.
package enum MessageEncoding: Sendable, Equatable {
  /// As they are.
  case identity
  /// Those with the compressed flag are gzip.
  case gzip

  /// Nil for a name that cannot be read here.
  package init?(name: String) {
    switch name {
    case "", "identity": self = .identity
    case "gzip": self = .gzip
    default: return nil
    }
  }

  /// The message as it was before packing; the size rules and their wording are those of Go's gRPC, which SDKs match.
  package func unpack(_ message: MessageAssembler.Raw, maxBytes: Int) throws(GRPCError) -> ByteBuffer {
    guard message.isCompressed else { return message.bytes }
    guard self == .gzip else { throw GRPCError(.internal, "grpc: compressed flag set with identity or empty encoding") }
    switch Gzip.decompress(message.bytes, maxBytes: maxBytes) {
    case .success(let bytes): return bytes
    case .failure(.tooLarge):
      throw GRPCError(.resourceExhausted, "grpc: received message after decompression larger than max \(maxBytes)")
    case .failure(.broken):
      throw GRPCError(.internal, "grpc: failed to decompress the received message: gzip: invalid data")
    }
  }
}
