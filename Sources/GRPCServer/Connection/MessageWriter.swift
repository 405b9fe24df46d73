import GRPCWire
import NIOHTTP2
import SwiftProtobuf

/// The answering half of a streaming call.
struct MessageWriter: Sendable {
  let stream: HTTP2StreamID
  let answers: AnswerQueue

  /// Sends one message; returns once it has left, so a slow reader slows its handler. Throws CancellationError when the call is over.
  func send(_ message: some SwiftProtobuf.Message) async throws {
    let encoded = try EncodedMessage(message)
    try await withUnsafeThrowingContinuation { answers.post(.part(stream, encoded, $0)) }
  }
}
