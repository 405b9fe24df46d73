import Model
import Testing

@testable import MatchingService

@Suite struct PollerAdviceTests {
  var queue = QueueUnderTest()

  @Test("a poll that waited a second was one too many") mutating func idle() {
    #expect(queue.park("a") == [])
    _ = queue.offer(task(1))
    #expect(queue.started(1, waited: .seconds(1)) == .fewer)
    _ = queue.offer(task(2))
    #expect(queue.drain() == [2])
  }

  @Test("a task that waits more than 200 ms asks for more") mutating func late() {
    for number in 1...3 { _ = queue.offer(task(number)) }
    #expect(queue.park("a") == ["a gets 1"])
    queue.now.wall = dawn + .milliseconds(200)
    _ = queue.drain(1)
    queue.now.wall = dawn + .milliseconds(201)
    #expect(queue.started(1) == .more)
    _ = queue.drain()
    _ = queue.offer(task(4, at: 1))
    #expect(queue.park("b") == ["b gets 4"])
    #expect(queue.started(4) == PollerAdvice.none, "nothing waits")
  }

  @Test("more come than go asks for more, until five of six have gone") mutating func rising() {
    for number in 1...12 { _ = queue.offer(task(number)) }
    for number in 1...12 {
      #expect(queue.park("w\(number)") == ["w\(number) gets \(number)"])
      #expect(queue.started(number) == (number < 10 ? .more : PollerAdvice.none), "after \(number)")
      queue.now.elapsed += .milliseconds(100)
    }
  }

  @Test("more is asked for ten times a second at most") mutating func seldom() {
    for number in 1...100 { _ = queue.offer(task(number)) }
    var more = 0
    for number in 1...50 {
      _ = queue.park("w\(number)")
      if queue.started(number) == .more { more += 1 }
    }
    #expect(more == 10)
  }

  @Test("no more polls are asked for while a limit holds tasks back") mutating func limited() {
    _ = queue.limit(1)
    for number in 1...5 { _ = queue.offer(task(number)) }
    #expect(queue.park("a") == ["a gets 1"])
    #expect(queue.park("b") == [])
    queue.now.wall = dawn + .seconds(1)
    #expect(queue.started(1) == PollerAdvice.none)
  }
}
