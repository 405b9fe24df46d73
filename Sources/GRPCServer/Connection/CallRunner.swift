import GRPCWire
import Logging
import NIOCore
import NIOHTTP2

/// Starts handlers and turns what they return or throw into answers.
struct CallRunner: Sendable {
  let answers: AnswerQueue
  let executor: (any TaskExecutor)?
  let compressFrom: Int?
  let logger: Logger

  /// Starts a unary handler on this thread: one that never suspends has answered when this returns.
  func start(_ work: @escaping Method.Work, stream: HTTP2StreamID, path: String, compress: Bool) -> Task<Void, Never> {
    Task.immediate(executorPreference: executor) {
      do {
        var message = try await work()
        if compress, let compressFrom, message.messageBytes >= compressFrom { message = message.compressedIfSmaller() }
        answers.post(.message(stream, message))
      } catch {
        answers.post(.failed(stream, status(of: error, path: path)))
      }
    }
  }

  /// Starts a streaming handler.
  func start(
    _ handler: @escaping Method.Streaming, requests: AsyncStream<ByteBuffer>, stream: HTTP2StreamID, context: CallContext
  ) -> Task<Void, Never> {
    Task(executorPreference: executor) {
      do {
        try await handler(requests, MessageWriter(stream: stream, answers: answers), context)
        answers.post(.finished(stream))
      } catch {
        answers.post(.failed(stream, status(of: error, path: context.path)))
      }
    }
  }

  /// What the client may know of an error. Only a `GRPCError` speaks for itself; others are written to the log and masked.
  func status(of error: any Error, path: String) -> GRPCError {
    switch error {
    case let error as GRPCError: return error
    case is CancellationError: return GRPCError(.cancelled, "context canceled")
    default:
      logger.error("handler failed", metadata: ["path": "\(path)", "error": "\(error)"])
      return GRPCError(.internal, "internal error")
    }
  }
}
