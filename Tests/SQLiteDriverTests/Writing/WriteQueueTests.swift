import Persistence
import Testing

@testable import SQLPersistence

@Suite("The queue before the writer")
struct WriteQueueTests {
  private typealias Queue = WriteQueue<Int, String>
  private var queue = Queue()

  @Test("the first submission starts the writer, those after it wait until it has nothing left")
  mutating func starting() {
    #expect(queue.submit(1, size: 1) == .start)
    #expect(queue.submit(2, size: 1) == .wait)
    #expect(queue.submit("read") == .wait)
    let round = queue.next()
    #expect(round?.writes == [1, 2])
    #expect(round?.reads == ["read"])
    #expect(queue.submit(3, size: 1) == .wait)
    #expect(queue.next()?.writes == [3])
    #expect(queue.next() == nil)
    #expect(queue.submit("read") == .start)
  }

  @Test("a group has no more writes than its limit, and the rest comes next in order")
  mutating func bounded() {
    for number in 0..<300 { _ = queue.submit(number, size: 1) }
    #expect(queue.next()?.writes == Array(0..<256))
    #expect(queue.next()?.writes == Array(256..<300))
  }

  @Test("a group has no more bytes than its limit, but for one write that is bigger alone")
  mutating func boundedBytes() {
    for (number, size) in [3 << 20, 3 << 20, 3 << 20, 20 << 20, 1].enumerated() { _ = queue.submit(number, size: size) }
    #expect(queue.next()?.writes == [0, 1])
    #expect(queue.next()?.writes == [2])
    #expect(queue.next()?.writes == [3])
    #expect(queue.next()?.writes == [4])
  }

  @Test("whoever comes before the sync joins the group while there is room")
  mutating func joining() {
    _ = queue.submit(1, size: 1)
    _ = queue.next()
    for number in 2...5 { _ = queue.submit(number, size: 1) }
    var size = 10
    #expect(queue.join(count: 254, size: &size) == [2, 3])
    #expect(size == 12)
    #expect(queue.join(count: 256, size: &size) == [])
    size = Queue.groupBytes
    #expect(queue.join(count: 1, size: &size) == [])
    #expect(queue.next()?.writes == [4, 5])
  }

  @Test("a closed queue refuses what comes, and keeps what waits")
  mutating func closing() {
    _ = queue.submit(1, size: 1)
    let closed = [queue.close(), queue.close()]
    #expect(closed == [true, false])
    #expect(queue.submit(2, size: 1) == .refuse(.closed))
    #expect(queue.submit("read") == .refuse(.closed))
    #expect(queue.next()?.writes == [1])
  }

  @Test("a failed queue refuses writes with its reason, gives back those that wait, and still reads")
  mutating func failing() {
    for number in 1...3 { _ = queue.submit(number, size: 1) }
    #expect(queue.fail(.failed("why")) == [1, 2, 3])
    #expect(queue.submit(4, size: 1) == .refuse(.failed("why")))
    #expect(queue.submit("read") == .wait)
    #expect(queue.next()?.reads == ["read"])
  }
}
