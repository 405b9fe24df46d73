import Model
import Testing

@testable import MatchingService

@Suite struct TaskQueueStickyTests {
  var queue = QueueUnderTest()

  mutating func offerSticky(_ number: Int) -> OfferOutcome {
    _ = queue.offer(task(number, on: sticky, isSticky: true))
    return queue.lastOffer
  }

  @Test("nobody has polled: the task is refused and not held") mutating func neverPolled() {
    #expect(offerSticky(1) == .stickyWorkerUnavailable)
    #expect(queue.park("a") == [])
  }

  @Test("a poll keeps the queue served for 10 s after it ended") mutating func window() {
    _ = queue.park("a", for: .seconds(60))
    #expect(queue.advance(.seconds(60)) == ["a gets nothing"])
    _ = queue.advance(.milliseconds(9_999))
    #expect(offerSticky(1) == .accepted)
    _ = queue.advance(.milliseconds(1))
    #expect(offerSticky(2) == .stickyWorkerUnavailable)
  }

  @Test("a parked poll keeps the queue served however long it waits") mutating func parked() {
    _ = queue.park("a")
    queue.pass(.seconds(59))
    #expect(queue.offer(task(1, on: sticky, isSticky: true)) == ["a gets 1"])
  }

  @Test("a poll that vanished after a long wait does not keep the queue served") mutating func vanished() {
    _ = queue.park("a")
    queue.pass(.seconds(30))
    _ = queue.leave("a")
    #expect(offerSticky(1) == .stickyWorkerUnavailable)
  }

  @Test("a retired queue ends its polls, fails its queries, and returns its tasks in order") mutating func retired() {
    _ = queue.park("a", for: .seconds(1))
    _ = queue.advance(.seconds(1))
    _ = queue.offer(task(1, on: sticky, at: 3, isSticky: true))
    _ = queue.offer(task(2, on: sticky, at: 2, isSticky: true))
    _ = queue.query(1, isSticky: true)
    #expect(queue.park("b") == ["b is asked 1"])
    #expect(queue.retire() == ["query 1 fails: stickyWorkerUnavailable"])
    #expect(queue.stranded == [2, 1])
    #expect(offerSticky(3) == .stickyWorkerUnavailable)
    #expect(queue.park("c") == [], "polled again it is served again, without the tasks that were returned")
    #expect(queue.offer(task(1, on: sticky, isSticky: true)) == ["c gets 1"])
  }

  @Test("a retired queue answers parked polls empty, oldest first") mutating func retiredPolls() {
    _ = queue.park("a")
    _ = queue.park("b")
    #expect(queue.retire() == ["a gets nothing", "b gets nothing"])
    #expect(queue.queue.nextWake == nil)
  }

  @Test("cancelling a worker's polls leaves those of others") mutating func cancelled() {
    _ = queue.park("a", worker: "one")
    _ = queue.park("b", worker: "two")
    #expect(queue.cancelPolls(ofWorker: "one") == ["a gets nothing"])
    #expect(queue.offer(task(1)) == ["b gets 1"])
  }
}
