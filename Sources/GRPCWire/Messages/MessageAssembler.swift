package import NIOCore

/// Cuts a stream's DATA frames into messages. Owns what it keeps: a slice of a read buffer would hold all of it.
package struct MessageAssembler {
  private var stored = ByteBuffer()
  private let maxMessageBytes: Int

  /// A message as it came.
  package struct Raw {
    package var isCompressed: Bool
    package var bytes: ByteBuffer
  }

  package init(maxMessageBytes: Int) {
    self.maxMessageBytes = maxMessageBytes
  }

  /// Bytes held of messages that are not complete, or not taken.
  package var storedBytes: Int { stored.readableBytes }

  /// Takes a frame's bytes. The last frame of a stream is not copied if nothing is kept from before it: it is used up at once.
  package mutating func append(_ bytes: ByteBuffer, isLast: Bool) {
    if stored.readableBytes == 0 && isLast {
      stored = bytes
    } else {
      stored.writeImmutableBuffer(bytes)
    }
  }

  /// The next complete message, nil if more bytes are needed; throws as soon as a prefix announces too many.
  package mutating func next() throws(GRPCError) -> Raw? {
    guard let flag: UInt8 = stored.getInteger(at: stored.readerIndex),
      let length: UInt32 = stored.getInteger(at: stored.readerIndex + 1)
    else { return nil }
    guard flag <= 1 else { throw GRPCError(.internal, "grpc: received unexpected payload format \(flag)") }
    guard length <= maxMessageBytes else {
      throw GRPCError(.resourceExhausted, "grpc: received message larger than max (\(length) vs. \(maxMessageBytes))")
    }
    guard stored.readableBytes >= EncodedMessage.prefixBytes + Int(length) else { return nil }
    stored.moveReaderIndex(forwardBy: EncodedMessage.prefixBytes)
    guard let bytes = stored.readSlice(length: Int(length)) else { return nil }
    if stored.readableBytes == 0 { stored = ByteBuffer() }
    return Raw(isCompressed: flag == 1, bytes: bytes)
  }
}
