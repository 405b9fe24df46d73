import HeapModule
package import NIOCore
package import NIOHTTP2

/// The deadlines of a connection's calls. Calls that end leave their entry behind; whoever pops it asks whether the call still lives.
package struct DeadlineQueue {
  private struct Entry: Comparable {
    var deadline: NIODeadline
    var stream: HTTP2StreamID

    static func < (left: Entry, right: Entry) -> Bool { left.deadline < right.deadline }
  }

  private var heap = Heap<Entry>()

  /// The earliest deadline, possibly of a call that has ended.
  package var next: NIODeadline? { heap.min?.deadline }

  /// Entries held, with those of ended calls.
  package var count: Int { heap.count }

  package init() {}

  package mutating func insert(_ stream: HTTP2StreamID, at deadline: NIODeadline) {
    heap.insert(Entry(deadline: deadline, stream: stream))
  }

  /// The next call whose deadline is not after `now`.
  package mutating func popExpired(_ now: NIODeadline) -> HTTP2StreamID? {
    guard let first = heap.min, first.deadline <= now else { return nil }
    return heap.removeMin().stream
  }

  /// Drops the entries of ended calls once they are the majority, so that the queue stays in proportion to the open calls.
  package mutating func compact(openCalls: Int, isOpen: (HTTP2StreamID) -> Bool) {
    guard heap.count > 2 * openCalls + 64 else { return }
    heap = Heap(heap.unordered.filter { isOpen($0.stream) })
  }
}
