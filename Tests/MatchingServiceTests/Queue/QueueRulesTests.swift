import Model
import Testing

@testable import MatchingService

@Suite("The configuration of a queue") struct QueueRulesTests {
  var queue = QueueUnderTest()

  @Test("its limit holds whatever operators and workers wish, unless they wish for less") mutating func limit() {
    for number in 1...4 { _ = queue.offer(task(number, at: number)) }
    #expect(queue.apply { $0.tasksPerSecond = 0 } == [])
    #expect(queue.park("a", rate: 100) == [])
    #expect(queue.limit(50) == [])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == .system(0))
    #expect(queue.apply { $0.tasksPerSecond = 1 } == ["a gets 1"], "it is changed while a poll waits")
    #expect(queue.limit(0.5) == [])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == .configured(0.5))
    #expect(queue.limit(nil) == [])
    #expect(queue.park("b") == [])
    #expect(queue.advance(.seconds(1)) == ["b gets 2"])
    #expect(queue.apply { $0.tasksPerSecond = nil } == [])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == nil)
  }

  @Test("says when workers are told to poll more or less") mutating func advice() {
    _ = queue.apply {
      $0.idlePollWait = .seconds(5)
      $0.lateTaskAge = .seconds(2)
      $0.advicePerSecond = 1
    }
    _ = queue.offer(task(1))
    #expect(queue.park("a") == ["a gets 1"])
    #expect(queue.started(1, waited: .milliseconds(4_999)) == PollerAdvice.none)
    for number in 2...5 { _ = queue.offer(task(number)) }
    queue.pass(.milliseconds(2_001))
    #expect(queue.drain(1) == [2])
    #expect(queue.park("b") == ["b gets 3"])
    #expect(queue.started(3, waited: .seconds(5)) == .fewer)
    #expect(queue.park("c") == ["c gets 4"])
    #expect(queue.started(4) == PollerAdvice.none, "it was told a moment ago")
  }

  @Test("says how long it stays in memory unused") mutating func idle() {
    _ = queue.apply { $0.idleLife = .seconds(10) }
    queue.pass(.milliseconds(9_999))
    let early = queue.sweep()
    queue.pass(.milliseconds(1))
    let late = queue.sweep()
    #expect(!early && late)
  }
}
