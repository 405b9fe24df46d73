import HTTPServer

/// What a route answers.
enum Reply: Sendable {
  case page(Page)
  /// Another page is to be read; with something said on it, once.
  case redirect(String, Flash? = nil)
  /// Something that is no page: a download, a stream.
  case answer(HTTPAnswer)

  /// A stream of server-sent events that `produce` writes, until it returns or the reader leaves.
  static func events(_ produce: @escaping @Sendable (EventWriter) async -> Void) -> Reply {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(64))
    let task = Task {
      await produce(EventWriter(continuation: continuation))
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    let headers: HTTPHeaders = ["content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no"]
    return .answer(HTTPAnswer(200, headers: headers, body: .stream(stream)))
  }

  /// A file to keep.
  static func download(_ name: String, type: String, _ bytes: [UInt8]) -> Reply {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
    let headers: HTTPHeaders = ["content-type": type, "content-disposition": "attachment; filename=\"\(safe)\""]
    return .answer(HTTPAnswer(200, headers: headers, body: .bytes(bytes)))
  }
}
