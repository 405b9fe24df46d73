import Model
import Testing

@testable import MatchingService

@Suite struct PriorityTests {
  var queue = QueueUnderTest()

  @Test("lower keys go first, the oldest first within one; no key is the third of five, and beyond the fifth is the fifth")
  mutating func order() {
    for (number, key) in [5, 0, 1, 9, 3, 2, 4, 1].enumerated() {
      _ = queue.offer(task(number, at: number, priority: Int32(key)))
    }
    #expect(queue.drain() == [2, 7, 5, 1, 4, 6, 0, 3])
  }

  @Test("a task of a higher priority overtakes what waits, not what was handed out") mutating func overtakes() {
    _ = queue.offer(task(1, at: 1))
    _ = queue.offer(task(2, at: 2))
    #expect(queue.park("a") == ["a gets 1"])
    _ = queue.offer(task(3, at: 3, priority: 1))
    #expect(queue.giveBack(1) == [])
    #expect(queue.drain() == [3, 1, 2])
  }

  @Test("expired tasks of a high priority do not hide those below") mutating func expired() {
    _ = queue.offer(task(1, at: 1, expires: 5, priority: 1))
    _ = queue.offer(task(2, at: 2, priority: 4))
    queue.pass(.seconds(6))
    #expect(queue.drain() == [2])
  }

  @Test("statistics tell priorities apart, and always the default one") mutating func statistics() {
    #expect(queue.queue.statistics(at: queue.now).loadByPriority == [3: .init()])
    for number in 1...4 { _ = queue.offer(task(number, at: number, priority: number == 4 ? 0 : 1)) }
    _ = queue.offer(task(5, at: 5, priority: 7))
    queue.pass(.seconds(10))
    #expect(queue.drain(1) == [1])
    let seen = queue.queue.statistics(at: queue.now)
    #expect(seen.loadByPriority.keys.sorted() == [1, 3, 5])
    #expect(seen.loadByPriority[1]?.backlogCount == 2 && seen.loadByPriority[1]?.backlogAge == .seconds(8))
    #expect(seen.loadByPriority[1]?.dispatchRate == 0.1 && seen.loadByPriority[3]?.dispatchRate == 0)
    #expect(seen.loadByPriority[5]?.backlogCount == 1 && seen.loadByPriority[5]?.backlogAge == .seconds(5))
    #expect(seen.load.backlogCount == 4 && seen.load.backlogAge == .seconds(8))
    #expect(seen.load.addRate == 0.5)
  }

  @Test("a postponed task counts as waiting in its priority, and comes back to its place") mutating func postponed() {
    _ = queue.offer(task(1, at: 1, priority: 2))
    #expect(queue.park("a") == ["a gets 1"])
    _ = queue.offer(task(2, at: 2))
    #expect(queue.retry(1) == [])
    #expect(queue.queue.statistics(at: queue.now).loadByPriority[2]?.backlogCount == 1)
    #expect(queue.advance(.milliseconds(50)) == [])
    #expect(queue.drain() == [1, 2])
  }
}
