import Dispatch
import Synchronization

/// Connections that read beside the writer, each on a queue of its own.
final class ReaderPool<Connection: SQLConnection>: Sendable {
  typealias Read = @Sendable (Connection) -> Void

  // Unchecked: `connection` is touched on `queue` only.
  private final class Reader: @unchecked Sendable {
    let queue = DispatchQueue(label: "temporal.store.reader")
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }
  }

  private let readers: [Reader]
  private let waiting: Mutex<ReadQueue<Read>>

  init(_ connections: sending [Connection]) {
    readers = connections.map(Reader.init)
    waiting = Mutex(ReadQueue(readers: readers.count))
  }

  /// Runs a read on the next free connection. False: closed, and `read` is not called.
  func submit(_ read: @escaping Read) -> Bool {
    switch waiting.withLock({ $0.submit(read) }) {
    case .run(let index, let read): readers[index].queue.async { self.work(index, read) }
    case .wait: break
    case .refuse: return false
    }
    return true
  }

  private func work(_ index: Int, _ first: @escaping Read) {
    var read = first
    while true {
      read(readers[index].connection)
      guard let next = waiting.withLock({ $0.next(reader: index) }) else { return }
      read = next
    }
  }

  /// Finishes what waits and closes the connections.
  func close() async {
    guard waiting.withLock({ $0.close() }) else { return }
    for reader in readers {
      await withCheckedContinuation { continuation in
        reader.queue.async {
          reader.connection.close()
          continuation.resume()
        }
      }
    }
  }
}
