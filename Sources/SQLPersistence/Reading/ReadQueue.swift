import DequeModule

/// Which readers are idle, and which reads wait for one.
struct ReadQueue<Read> {
  enum Submission {
    case run(reader: Int, Read)
    case wait
    case refuse
  }

  private var idle: [Int]
  private var waiting: Deque<Read> = []
  private var isClosed = false

  init(readers: Int) { idle = Array(0..<readers) }

  mutating func submit(_ read: Read) -> Submission {
    guard !isClosed else { return .refuse }
    guard let reader = idle.popLast() else {
      waiting.append(read)
      return .wait
    }
    return .run(reader: reader, read)
  }

  /// The reader has finished: the read it does next; nil: it is idle.
  mutating func next(reader: Int) -> Read? {
    if let read = waiting.popFirst() { return read }
    idle.append(reader)
    return nil
  }

  /// Refuses later reads; those that wait are still done. False: it was closed before.
  mutating func close() -> Bool {
    defer { isClosed = true }
    return !isClosed
  }
}
