/// Writes server-sent events.
struct EventWriter: Sendable {
  let continuation: AsyncStream<[UInt8]>.Continuation

  /// Sends one event. `data` is one line. Answers whether the reader is still there.
  @discardableResult
  func send(_ event: String, _ data: String) -> Bool {
    if case .terminated = continuation.yield(Array("event: \(event)\ndata: \(data)\n\n".utf8)) { return false }
    return true
  }
}
