import DequeModule
import Persistence

/// What waits for the one writer: writes, which share a transaction, and (where the writer's connection is the only one) reads,
/// which run between transactions.
struct WriteQueue<Write, Read> {
  /// A group takes no more writes than this, nor (but for one write that is bigger alone) more bytes.
  static var groupLimit: Int { 256 }
  static var groupBytes: Int { 8 << 20 }

  enum Submission: Equatable {
    /// Nobody is at work: start the writer.
    case start
    /// The writer is at work and will see it.
    case wait
    case refuse(StoreError)
  }

  struct Round {
    var writes: [Write] = []
    var reads: [Read] = []
  }

  private enum Phase {
    case open
    case closed
    /// The database may hold something that the writer does not know of: nothing may be written before a restart.
    case broken(StoreError)
  }

  private var phase = Phase.open
  private var isRunning = false
  private var writes: Deque<(write: Write, size: Int)> = []
  private var reads: Deque<Read> = []

  mutating func submit(_ write: Write, size: Int) -> Submission {
    switch phase {
    case .open: break
    case .closed: return .refuse(.closed)
    case .broken(let error): return .refuse(error)
    }
    writes.append((write, size))
    return start()
  }

  mutating func submit(_ read: Read) -> Submission {
    if case .closed = phase { return .refuse(.closed) }
    reads.append(read)
    return start()
  }

  private mutating func start() -> Submission {
    guard !isRunning else { return .wait }
    isRunning = true
    return .start
  }

  /// What to do next; nil: nothing, and the next submission starts the writer again.
  mutating func next() -> Round? {
    guard !writes.isEmpty || !reads.isEmpty else {
      isRunning = false
      return nil
    }
    var size = 0
    defer { reads.removeAll() }
    return Round(writes: join(count: 0, size: &size), reads: Array(reads))
  }

  /// Takes the writes that still fit into a group that has `count` of them with `size` bytes.
  mutating func join(count: Int, size: inout Int) -> [Write] {
    var taken: [Write] = []
    while count + taken.count < Self.groupLimit, let first = writes.first {
      guard size + first.size <= Self.groupBytes || count + taken.count == 0 else { break }
      size += first.size
      taken.append(first.write)
      writes.removeFirst()
    }
    return taken
  }

  /// Refuses all later submissions; what waits is still done. False: it was closed before.
  mutating func close() -> Bool {
    if case .closed = phase { return false }
    phase = .closed
    return true
  }

  /// Refuses all later writes with `error`, and gives back those that wait, to be refused too.
  mutating func fail(_ error: StoreError) -> [Write] {
    if case .open = phase { phase = .broken(error) }
    defer { writes.removeAll() }
    return writes.map(\.write)
  }
}
