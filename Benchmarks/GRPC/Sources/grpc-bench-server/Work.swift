import Dispatch

/// What the echo's handlers wait for.
enum Work {
  private static let writer = DispatchQueue(label: "writer")

  /// Waits for another thread, as a handler waits for a commit.
  static func hop() async {
    await withCheckedContinuation { continuation in
      writer.async { continuation.resume() }
    }
  }

  /// Waits until the call is cancelled.
  static func park() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
  }
}
