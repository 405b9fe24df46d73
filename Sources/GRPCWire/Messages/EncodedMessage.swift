import Compression
package import NIOCore
package import SwiftProtobuf

/// A length-prefixed gRPC message, ready to be written. Messages are serialized straight behind their prefix.
package struct EncodedMessage: Sendable {
  package private(set) var frame: ByteBuffer
  package private(set) var isCompressed = false

  /// Bytes before a message: whether it is compressed, and how long it is.
  package static let prefixBytes = 5

  /// Serializes a message.
  package init(_ message: some SwiftProtobuf.Message) throws {
    frame = try (message.serializedBytes() as FramedBytes).frame
  }

  /// Wraps bytes that are serialized already.
  package init(bytes: [UInt8]) {
    frame = ByteBuffer()
    frame.reserveCapacity(Self.prefixBytes + bytes.count)
    frame.writeInteger(UInt8(0))
    frame.writeInteger(UInt32(bytes.count))
    frame.writeBytes(bytes)
  }

  /// Bytes of the message without its prefix.
  package var messageBytes: Int { frame.readableBytes - Self.prefixBytes }

  /// The message compressed, or itself where that would not save a tenth.
  package func compressedIfSmaller() -> EncodedMessage {
    guard let packed = Gzip.compress(frame, skipping: Self.prefixBytes), packed.readableBytes < messageBytes * 9 / 10 else { return self }
    var result = self
    result.frame = ByteBuffer()
    result.frame.reserveCapacity(Self.prefixBytes + packed.readableBytes)
    result.frame.writeInteger(UInt8(1))
    result.frame.writeInteger(UInt32(packed.readableBytes))
    result.frame.writeImmutableBuffer(packed)
    result.isCompressed = true
    return result
  }
}

/// Lets SwiftProtobuf serialize behind the five bytes of a gRPC prefix without a copy.
private struct FramedBytes: SwiftProtobufContiguousBytes {
  var frame: ByteBuffer

  init(repeating byte: UInt8, count: Int) {
    frame = ByteBuffer()
    frame.reserveCapacity(EncodedMessage.prefixBytes + count)
    frame.writeInteger(UInt8(0))
    frame.writeInteger(UInt32(count))
    frame.writeRepeatingByte(byte, count: count)
  }

  init<S: Sequence>(_ sequence: S) where S.Element == UInt8 {
    frame = EncodedMessage(bytes: Array(sequence)).frame
  }

  var count: Int { frame.readableBytes - EncodedMessage.prefixBytes }

  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try frame.withUnsafeReadableBytes { try body(UnsafeRawBufferPointer(rebasing: $0[EncodedMessage.prefixBytes...])) }
  }

  mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R {
    try frame.withUnsafeMutableReadableBytes { try body(UnsafeMutableRawBufferPointer(rebasing: $0[EncodedMessage.prefixBytes...])) }
  }
}

/// Lets SwiftProtobuf read a message out of the buffer it lies in.
package struct MessageBytes: SwiftProtobufContiguousBytes {
  package var buffer: ByteBuffer

  package init(buffer: ByteBuffer) { self.buffer = buffer }
  package init(repeating byte: UInt8, count: Int) { buffer = ByteBuffer(repeating: byte, count: count) }
  package init<S: Sequence>(_ sequence: S) where S.Element == UInt8 { buffer = ByteBuffer(bytes: sequence) }

  package var count: Int { buffer.readableBytes }

  package func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { try buffer.withUnsafeReadableBytes(body) }

  package mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R {
    try buffer.withUnsafeMutableReadableBytes(body)
  }
}
