import NIOCore
import SwiftProtobuf

/// A length-prefixed gRPC message, ready to be written. Messages are serialized straight behind their prefix.
struct EncodedMessage: Sendable {
  private(set) var frame: ByteBuffer
  private(set) var isCompressed = false

  static let prefixBytes = 5

  /// Serializes a message.
  init(_ message: some SwiftProtobuf.Message) throws {
    frame = try (message.serializedBytes() as AnswerBytes).frame
  }

  /// Wraps bytes that are serialized already.
  init(bytes: [UInt8]) {
    frame = ByteBuffer()
    frame.reserveCapacity(Self.prefixBytes + bytes.count)
    frame.writeInteger(UInt8(0))
    frame.writeInteger(UInt32(bytes.count))
    frame.writeBytes(bytes)
  }

  /// Bytes of the message without its prefix.
  var messageBytes: Int { frame.readableBytes - Self.prefixBytes }

  /// The message compressed, or itself where that would not save a tenth.
  func compressedIfSmaller() -> EncodedMessage {
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
private struct AnswerBytes: SwiftProtobufContiguousBytes {
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

/// Lets SwiftProtobuf read a request out of the buffer it lies in.
struct RequestBytes: SwiftProtobufContiguousBytes {
  var buffer: ByteBuffer

  init(buffer: ByteBuffer) { self.buffer = buffer }
  init(repeating byte: UInt8, count: Int) { buffer = ByteBuffer(repeating: byte, count: count) }
  init<S: Sequence>(_ sequence: S) where S.Element == UInt8 { buffer = ByteBuffer(bytes: sequence) }

  var count: Int { buffer.readableBytes }

  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { try buffer.withUnsafeReadableBytes(body) }

  mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R {
    try buffer.withUnsafeMutableReadableBytes(body)
  }
}
