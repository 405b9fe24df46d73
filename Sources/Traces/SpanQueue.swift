/// Spans that wait to be sent: so many and no more, for tracing must never take a server's memory.
struct SpanQueue {
  let capacity: Int
  let batchSize: Int
  private(set) var spans: [FinishedSpan] = []
  /// Spans that were lost, for want of room or of a receiver.
  private(set) var dropped = 0

  init(capacity: Int, batchSize: Int) {
    self.capacity = capacity
    self.batchSize = batchSize
  }

  /// Answers whether a batch has just become full.
  mutating func add(_ span: FinishedSpan) -> Bool {
    guard spans.count < capacity else {
      dropped += 1
      return false
    }
    spans.append(span)
    return spans.count % batchSize == 0
  }

  /// The next batch, oldest first; empty when there is none. It stays until `remove`.
  var batch: ArraySlice<FinishedSpan> { spans.prefix(batchSize) }

  /// The first so many spans are sent, or are never to be.
  mutating func remove(_ count: Int, areLost: Bool) {
    spans.removeFirst(min(count, spans.count))
    if areLost { dropped += count }
  }
}
