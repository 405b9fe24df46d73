import Model
import Testing

@testable import MatchingService

@Suite struct TaskQueueQueryTests {
  var queue = QueueUnderTest()

  @Test("queries go before tasks, in the order they came") mutating func beforeTasks() {
    _ = queue.offer(task(1))
    _ = queue.query(1)
    _ = queue.query(2)
    #expect(queue.park("a") == ["a is asked 1"])
    #expect(queue.park("b") == ["b is asked 2"])
    #expect(queue.park("c") == ["c gets 1"])
  }

  @Test("a stopped queue still answers queries") mutating func notLimited() {
    _ = queue.limit(0)
    _ = queue.offer(task(1))
    #expect(queue.park("a") == [])
    #expect(queue.query(1) == ["a is asked 1"])
  }

  @Test("a query for a sticky queue that nobody polls fails at once") mutating func stickyUnavailable() {
    #expect(queue.query(1, isSticky: true) == ["query 1 fails: stickyWorkerUnavailable"])
    #expect(queue.park("a") == [])
    #expect(queue.query(2, isSticky: true) == ["a is asked 2"])
  }

  @Test("without a poller for 20 s a query's timeout says so") mutating func noPoller() {
    #expect(queue.query(1, for: .seconds(10)) == [])
    #expect(queue.advance(.seconds(10)) == ["query 1 fails: noRecentPoller"])
    #expect(queue.park("a") == [], "it is not asked any more")
  }

  @Test("with a recent poller a query just times out") mutating func recentPoller() {
    _ = queue.park("a", for: .seconds(1))
    _ = queue.advance(.seconds(1))
    _ = queue.query(1, for: .seconds(19))
    #expect(queue.advance(.seconds(19)) == ["query 1 fails: timedOut"])
  }

  @Test("a query that was taken and not answered times out") mutating func takenTimesOut() {
    _ = queue.park("a")
    _ = queue.query(1, for: .seconds(30))
    #expect(queue.advance(.seconds(30)) == ["query 1 fails: timedOut"])
  }

  @Test("a query whose poll vanished goes to the next") mutating func givenBack() {
    _ = queue.park("a")
    _ = queue.query(1)
    _ = queue.query(2)
    #expect(queue.giveBackQuery(1) == [])
    #expect(queue.park("b") + queue.park("c") == ["b is asked 1", "c is asked 2"])
  }

  @Test("a closed query is neither handed out nor overdue, even when its poll gives it back") mutating func closed() {
    _ = queue.query(1)
    queue.closeQuery(1)
    #expect(queue.park("a") == [])
    _ = queue.query(2)
    queue.closeQuery(2)
    #expect(queue.giveBackQuery(2) == [])
    #expect(queue.park("b", for: .seconds(1)) == [])
    #expect(queue.advance(.seconds(30)) == ["b gets nothing"])
  }
}
