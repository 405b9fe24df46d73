import NIOHTTP2

/// The answers on a connection that its client has not yet made room for, by flow control.
struct UnsentAnswers {
  /// Smaller messages are not counted: the number of streams bounds them, and most answers cost nothing here.
  static let smallest = 1024

  private var bytes: [HTTP2StreamID: Int] = [:]
  /// Bytes of the messages that were counted and whose streams are open.
  private(set) var total = 0

  mutating func add(_ count: Int, to stream: HTTP2StreamID) {
    guard count >= Self.smallest else { return }
    bytes[stream, default: 0] += count
    total += count
  }

  /// The stream has closed: everything of it was sent, or never will be.
  mutating func remove(_ stream: HTTP2StreamID) {
    guard !bytes.isEmpty, let count = bytes.removeValue(forKey: stream) else { return }
    total -= count
  }
}
