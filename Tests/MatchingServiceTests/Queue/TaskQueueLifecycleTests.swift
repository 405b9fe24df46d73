import Model
import Testing

@testable import MatchingService

@Suite struct TaskQueueLifecycleTests {
  var queue = QueueUnderTest()

  @Test("a queue is unloaded after 5 idle minutes") mutating func idle() {
    _ = queue.park("a", for: .seconds(60))
    queue.pass(.seconds(60))
    _ = queue.advance(.zero)
    queue.pass(.milliseconds(299_999))
    #expect(queue.sweep() == false)
    queue.pass(.milliseconds(1))
    #expect(queue.sweep() == true)
  }

  @Test("a queue that holds something stays", arguments: ["task", "in flight", "postponed", "poll", "query"])
  func busy(with what: String) {
    var queue = queue
    switch what {
    case "task": _ = queue.offer(task(1))
    case "in flight":
      _ = queue.park("a")
      _ = queue.offer(task(1))
    case "postponed":
      _ = queue.park("a")
      _ = queue.offer(task(1))
      _ = queue.retry(1)
    case "poll": _ = queue.park("a", for: .seconds(3600))
    default: _ = queue.query(1, for: .seconds(3600))
    }
    queue.pass(.seconds(1800))
    #expect(queue.sweep() == false)
  }

  @Test("expired tasks do not keep a queue in memory") mutating func expired() {
    _ = queue.offer(task(1, at: 2, expires: 10))
    _ = queue.offer(task(2, at: 1, expires: 10))
    _ = queue.offer(task(3, at: 3, expires: 700))
    queue.pass(.seconds(600))
    #expect(queue.sweep() == false)
    #expect(queue.queue.statistics(at: queue.now).load.backlogCount == 1)
    queue.pass(.seconds(100))
    #expect(queue.sweep() == true)
  }

  @Test("a closed queue answers everything empty, now and later") mutating func closed() {
    _ = queue.offer(task(1))
    _ = queue.park("a")
    _ = queue.park("b")
    _ = queue.query(1)
    _ = queue.query(2)
    #expect(queue.close() == ["query 1 fails: shutDown", "query 2 fails: shutDown"])
    #expect(queue.giveBack(1) == [])
    #expect(queue.park("c") == ["c gets nothing"])
    #expect(queue.query(3) == ["query 3 fails: shutDown"])
    #expect(queue.offer(task(4)) == [])
    #expect(queue.queue.nextWake == nil)
  }

  @Test("statistics show pollers for 5 minutes, the backlog and its age, and rates") mutating func statistics() {
    _ = queue.park("old", for: .seconds(1))
    _ = queue.advance(.seconds(200))
    _ = queue.park("a", rate: 50, for: .seconds(1))
    for number in 1...10 { _ = queue.offer(task(number, at: 200)) }
    queue.started(1)
    _ = queue.advance(.seconds(10))
    var seen = queue.queue.statistics(at: queue.now)
    #expect(seen.pollers.map(\.identity.identity) == ["a", "old"])
    #expect(seen.pollers.first?.lastAccess == dawn + .seconds(200))
    #expect(seen.pollers.first?.identity.maxTasksPerSecond == 50)
    #expect(seen.load.backlogCount == 9)
    #expect(seen.load.backlogAge == .seconds(10))
    #expect(seen.parkedPolls == 0)
    #expect(seen.load.addRate == 1)
    #expect(seen.load.dispatchRate == 0.1)
    _ = queue.advance(.seconds(90))
    seen = queue.queue.statistics(at: queue.now)
    #expect(seen.pollers.map(\.identity.identity) == ["a"])
    #expect(seen.load.addRate == 0)
  }
}
