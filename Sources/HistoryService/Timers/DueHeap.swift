import HeapModule
import Model

/// Things to do at times, the earliest first; among equals, in the order they came.
struct DueHeap<Work: Sendable>: Sendable {
  private struct Entry: Comparable, Sendable {
    let due: WallTime
    let order: UInt64
    let work: Work

    static func < (a: Entry, b: Entry) -> Bool { (a.due, a.order) < (b.due, b.order) }
    static func == (a: Entry, b: Entry) -> Bool { a.order == b.order }
  }

  private var heap = Heap<Entry>()
  private var nextOrder: UInt64 = 0

  var count: Int { heap.count }
  var firstDue: WallTime? { heap.min?.due }
  var first: (due: WallTime, work: Work)? { heap.min.map { ($0.due, $0.work) } }

  mutating func insert(_ work: Work, at due: WallTime) {
    heap.insert(Entry(due: due, order: nextOrder, work: work))
    nextOrder += 1
  }

  /// Removes the first, if it is due by `now`.
  mutating func pop(dueBy now: WallTime) -> Work? {
    guard let first = heap.min, first.due <= now else { return nil }
    return heap.popMin()?.work
  }
}
