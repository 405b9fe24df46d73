import Model
import Testing

@testable import MatchingService

@Suite struct TaskQueueLimitTests {
  var queue = QueueUnderTest()

  mutating func fill(_ count: Int) { for number in 1...count { _ = queue.offer(task(number, at: number)) } }

  @Test("a worker's limit gives one second's worth at once and the rest at its pace") mutating func paced() {
    fill(4)
    #expect(queue.park("a", rate: 2) == ["a gets 1"])
    #expect(queue.park("b", rate: 2) == ["b gets 2"])
    #expect(queue.park("c", rate: 2) == [])
    #expect(queue.queue.nextWake == .milliseconds(500))
    #expect(queue.advance(.milliseconds(499)) == [])
    #expect(queue.advance(.milliseconds(1)) == ["c gets 3"])
  }

  @Test("a slow limit gives one, then waits the whole interval") mutating func slow() {
    fill(2)
    #expect(queue.park("a", rate: 0.1) == ["a gets 1"])
    _ = queue.park("b", rate: 0.1)
    #expect(queue.advance(.milliseconds(9_999)) == [])
    #expect(queue.advance(.milliseconds(1)) == ["b gets 2"])
  }

  @Test("the last poll's wish wins, and one without a wish takes the limit away") mutating func lastWins() {
    fill(4)
    #expect(queue.park("a", rate: 0) == [])
    #expect(queue.queue.nextWake == .seconds(60), "nothing but the poll's deadline")
    #expect(queue.park("b", rate: 100) == ["a gets 1", "b gets 2"])
    #expect(queue.park("c", rate: 0) == [])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == .wishedByWorker(0))
    #expect(queue.park("d") == ["c gets 3", "d gets 4"])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == nil)
  }

  @Test("that a limit holds tasks back is told for 30 s") mutating func heldBack() {
    fill(2)
    #expect(queue.drain() == [1, 2])
    #expect(!queue.queue.statistics(at: queue.now).isHeldBack)
    fill(1)
    _ = queue.limit(0)
    #expect(!queue.queue.statistics(at: queue.now).isHeldBack, "nobody asks for it")
    #expect(queue.park("a") == [])
    #expect(queue.queue.statistics(at: queue.now).isHeldBack)
    _ = queue.limit(nil)
    queue.pass(.seconds(29))
    #expect(queue.queue.statistics(at: queue.now).isHeldBack)
    queue.pass(.seconds(1))
    #expect(!queue.queue.statistics(at: queue.now).isHeldBack)
  }

  @Test("the API's limit goes before the workers', and taking it away brings theirs back") mutating func configured() {
    fill(3)
    #expect(queue.limit(0) == [])
    #expect(queue.park("a", rate: 100) == [])
    #expect(queue.limit(1) == ["a gets 1"])
    #expect(queue.park("b", rate: 100) == [])
    #expect(queue.queue.statistics(at: queue.now).rateLimit == .configured(1))
    #expect(queue.limit(nil) == [], "an empty bucket stays empty")
    #expect(queue.advance(.milliseconds(10)) == ["b gets 2"], "and fills at the new rate")
    #expect(queue.queue.statistics(at: queue.now).rateLimit == .wishedByWorker(100))
  }

  @Test("a stale task or one given back costs no token", arguments: [true, false]) func refunded(isStale: Bool) {
    var queue = queue
    _ = queue.offer(task(1))
    #expect(queue.park("a", rate: 1) == ["a gets 1"])
    _ = isStale ? queue.gone(1) : queue.giveBack(1)
    _ = queue.offer(task(2))
    #expect(queue.park("b") == [isStale ? "b gets 2" : "b gets 1"])
  }
}
