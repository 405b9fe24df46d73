import GRPCWire
import NIOCore
import NIOHTTP2
import Synchronization

/// What a handler's task hands back to its connection.
enum Answer: Sendable {
  /// The call's only message; it went well.
  case message(HTTP2StreamID, EncodedMessage)
  /// One of many messages; the continuation learns when it is on its way.
  case part(HTTP2StreamID, EncodedMessage, UnsafeContinuation<Void, any Error>)
  /// A streaming call went well.
  case finished(HTTP2StreamID)
  case failed(HTTP2StreamID, GRPCError)
}

/// The way from handlers' threads back to the connection: any number of answers cost one wake-up and one flush.
final class AnswerQueue: Sendable {
  private let eventLoop: any EventLoop
  private let connection: NIOLoopBoundBox<ConnectionHandler?>
  private let waiting = Mutex<[Answer]>([])

  init(eventLoop: any EventLoop, connection: ConnectionHandler) {
    self.eventLoop = eventLoop
    self.connection = NIOLoopBoundBox(connection, eventLoop: eventLoop)
  }

  /// Writes the answer at once if this is the connection's thread, else hands it over.
  func post(_ answer: Answer) {
    if eventLoop.inEventLoop {
      if let connection = connection.value { connection.deliver(answer) } else { drop(answer) }
      return
    }
    let isFirst = waiting.withLock { waiting in
      waiting.append(answer)
      return waiting.count == 1
    }
    if isFirst { eventLoop.execute { self.drain() } }
  }

  /// Cuts the way back once the connection is gone; must be called on its thread.
  func disconnect() {
    connection.value = nil
  }

  private func drain() {
    let batch = waiting.withLock { waiting in
      let batch = waiting
      waiting.removeAll()
      return batch
    }
    if let connection = connection.value {
      connection.deliver(batch)
    } else {
      batch.forEach(drop)
    }
  }

  private func drop(_ answer: Answer) {
    if case .part(_, _, let continuation) = answer { continuation.resume(throwing: CancellationError()) }
  }
}
