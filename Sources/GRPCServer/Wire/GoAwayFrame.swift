import NIOCore
import NIOHTTP2

/// The one frame that this room encodes itself (RFC 9113, section 6.8).
enum GoAwayFrame {
  private static let type: UInt8 = 7
  private static let noError: UInt32 = 0

  static func encode(lastStream: HTTP2StreamID) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeMultipleIntegers(UInt16(0), UInt8(8), type, UInt8(0), UInt32(0))
    buffer.writeMultipleIntegers(UInt32(Int(lastStream)), noError)
    return buffer
  }
}
