import CZlib
package import NIOCore

/// gzip for whole messages: what gRPC and HTTP share.
package enum Gzip {
  package enum Failure: Error {
    case tooLarge
    case broken
  }

  /// Level 1: on messages of some kilobytes the higher levels cost a multiple and save a few percent.
  private static let level: Int32 = 1

  /// The bytes of `buffer` after the first `skipping`, packed; nil if zlib has no memory.
  package static func compress(_ buffer: ByteBuffer, skipping: Int) -> ByteBuffer? {
    var stream = z_stream()
    guard temporal_deflate_init(&stream, level) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var packed = ByteBuffer()
    let complete = buffer.withUnsafeReadableBytes { whole in
      let source = UnsafeRawBufferPointer(rebasing: whole[skipping...])
      packed.reserveCapacity(Int(deflateBound(&stream, uLong(source.count))))
      stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(source.count)
      return packed.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { target in
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
      }
    }
    return complete > 0 ? packed : nil
  }

  /// The unpacked bytes, stopping as soon as they pass `maxBytes`: a small message may unfold to gigabytes.
  package static func decompress(_ packed: ByteBuffer, maxBytes: Int) -> Result<ByteBuffer, Failure> {
    var stream = z_stream()
    guard temporal_inflate_init(&stream) == Z_OK else { return .failure(.broken) }
    defer { inflateEnd(&stream) }
    var result = ByteBuffer()
    return packed.withUnsafeReadableBytes { source in
      stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(source.count)
      while true {
        let room = min(max(512, source.count * 4, result.readableBytes), 1 << 20)
        var status = Z_OK
        result.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
          stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
          stream.avail_out = UInt32(target.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return target.count - Int(stream.avail_out)
        }
        if result.readableBytes > maxBytes { return .failure(.tooLarge) }
        if status == Z_STREAM_END { return stream.avail_in == 0 ? .success(result) : .failure(.broken) }
        if status != Z_OK { return .failure(.broken) }
      }
    }
  }
}
