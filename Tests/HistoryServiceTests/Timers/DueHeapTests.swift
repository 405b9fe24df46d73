import Model
import Testing

@testable import HistoryService

struct DueHeapTests {
  @Test("work comes out by its time, and in order of arrival within one")
  func order() {
    var heap = DueHeap<Int>()
    for (work, due) in [(1, 30), (2, 10), (3, 20), (4, 10)] { heap.insert(work, at: WallTime(nanoseconds: Int64(due))) }
    #expect(heap.firstDue == WallTime(nanoseconds: 10))
    var out: [Int] = []
    while let work = heap.pop(dueBy: WallTime(nanoseconds: 25)) { out.append(work) }
    #expect(out == [2, 4, 3])
    #expect(heap.count == 1)
  }
}
