/// Writes server-sent events.
struct EventWriter: Sendable {
  let continuation: AsyncStream<[UInt8]>.Continuation

  /// Sends one event. `data` is one line. Answers whether the reader is still there.
  @discardableResult
  func send(_ event: String, _ data: String) -> Bool { write("event: \(event)\ndata: \(data)\n\n") }

  /// Sends a line that readers pass over. Answers whether the reader is still there.
  func beat() -> Bool { write(":\n\n") }

  private func write(_ text: String) -> Bool {
    if case .terminated = continuation.yield(Array(text.utf8)) { return false }
    return true
  }
}
