import Model
import Testing

@testable import MatchingService

@Suite struct TaskQueueMatchTests {
  var queue = QueueUnderTest()

  @Test("the longest waiting poll gets the task") mutating func longestWaiting() {
    #expect(queue.park("a") == [])
    #expect(queue.park("b") == [])
    #expect(queue.offer(task(1)) == ["a gets 1"])
    #expect(queue.offer(task(2)) == ["b gets 2"])
    #expect(queue.offer(task(3)) == [])
    #expect(queue.park("c") == ["c gets 3"])
  }

  @Test("a backlog is handed out oldest first, whatever the order of offering") mutating func oldestFirst() {
    for (number, second) in [(1, 5), (2, 9), (3, 2), (4, 7), (5, 9), (6, 1), (7, 8)] {
      #expect(queue.offer(task(number, at: second)) == [])
    }
    let order = ["a", "b", "c", "d", "e", "f", "g"].flatMap { queue.park($0) }
    #expect(order == ["a gets 6", "b gets 3", "c gets 1", "d gets 4", "e gets 7", "f gets 2", "g gets 5"])
  }

  @Test("a poll that left gets nothing, and the next in line is served") mutating func left() {
    _ = queue.park("a")
    _ = queue.park("b")
    #expect(queue.leave("a") == "a")
    #expect(queue.leave("a") == nil)
    #expect(queue.offer(task(1)) == ["b gets 1"])
    #expect(queue.leave("b") == nil, "it has been handed a task")
  }

  @Test("a poll that got a stale task keeps its place") mutating func stale() {
    _ = queue.park("a")
    _ = queue.park("b")
    _ = queue.offer(task(1))
    #expect(queue.gone(1) == [])
    #expect(queue.park("a") == [])
    #expect(queue.offer(task(2)) == ["a gets 2"])
  }

  @Test("a task given back is handed out before younger ones") mutating func givenBack() {
    _ = queue.park("a")
    _ = queue.offer(task(1, at: 1))
    _ = queue.offer(task(2, at: 2))
    #expect(queue.giveBack(1) == [])
    #expect(queue.park("b") == ["b gets 1"])
    #expect(queue.park("c") == ["c gets 2"])
  }

  @Test("a task given back goes to a waiting poll at once") mutating func givenBackToWaiting() {
    _ = queue.park("a")
    _ = queue.offer(task(1))
    _ = queue.park("b")
    #expect(queue.giveBack(1) == ["b gets 1"])
  }

  @Test("a task that could not be started is handed out again after a moment, in its place") mutating func retried() {
    _ = queue.park("a")
    _ = queue.offer(task(1, at: 1))
    #expect(queue.retry(1) == [])
    #expect(queue.park("b") == [])
    #expect(queue.queue.nextWake == .milliseconds(50))
    #expect(queue.advance(.milliseconds(49)) == [])
    #expect(queue.advance(.milliseconds(1)) == ["b gets 1"])
  }

  @Test("the same offering is held once: queued, postponed and in flight") mutating func deduplicated() {
    #expect(queue.offer(task(1)) == [])
    #expect(queue.offer(task(1)) == [])
    #expect(queue.park("a") == ["a gets 1"])
    #expect(queue.offer(task(1)) == [])
    #expect(queue.park("b") == [])
    _ = queue.retry(1)
    #expect(queue.offer(task(1)) == [])
    #expect(queue.advance(.seconds(1)) == ["b gets 1"])
    #expect(queue.park("c") == [])
    queue.started(1)
    #expect(queue.offer(task(1)) == ["c gets 1"], "once settled it may come again, and History tells whether it is stale")
  }

  @Test("another stamp is another task") mutating func stamps() {
    #expect(queue.offer(task(1, stamp: 1)) == [])
    #expect(queue.offer(task(1, stamp: 2)) == [])
    #expect(queue.park("a") + queue.park("b") == ["a gets 1", "b gets 1"])
  }

  @Test("a task past its schedule-to-start is dropped without a word") mutating func expired() {
    #expect(queue.offer(task(1, expires: 5)) == [])
    #expect(queue.offer(task(2)) == [])
    queue.pass(.seconds(5))
    #expect(queue.park("a") == ["a gets 2"])
    #expect(queue.park("b") == [])
    #expect(queue.offer(task(1, expires: 9)) == ["b gets 1"], "a dropped task is forgotten")
  }

  @Test("a poll ends empty at its deadline, not before, and leaves the line") mutating func timesOut() {
    _ = queue.park("a", for: .seconds(5))
    _ = queue.park("b", for: .seconds(3))
    #expect(queue.queue.nextWake == .seconds(3))
    #expect(queue.advance(.seconds(3)) == ["b gets nothing"])
    #expect(queue.advance(.milliseconds(1999)) == [])
    #expect(queue.advance(.milliseconds(1)) == ["a gets nothing"])
    #expect(queue.queue.nextWake == nil)
    #expect(queue.offer(task(1)) == [])
  }

  @Test("a poll without time takes what is there and does not wait") mutating func noTime() {
    #expect(queue.park("a", for: .zero) == ["a gets nothing"])
    _ = queue.offer(task(1))
    #expect(queue.park("b", for: .seconds(-1)) == ["b gets 1"])
  }

  @Test("thousands of polls that come and go leave nothing behind") mutating func comeAndGo() {
    for number in 0..<5_000 {
      _ = queue.park("p\(number)")
      #expect(queue.leave("p\(number)") != nil)
    }
    #expect(queue.queue.nextWake == nil)
    #expect(queue.queue.line.isEmpty && queue.queue.deadlines.isEmpty)
  }
}
