import Model
import Testing

@testable import MatchingService

@Suite struct FairnessTests {
  var queue = QueueUnderTest()

  /// Offers tasks with numbers of their own, the first of which is returned, all of one key and older than what comes later.
  private mutating func offer(_ count: Int, of key: String, weight: Float = 0, from first: Int, at seconds: Int = 0, priority: Int32 = 0) {
    for number in first..<(first + count) { _ = queue.offer(task(number, at: seconds, priority: priority, key: key, weight: weight)) }
  }

  /// How many of the next tasks belong to each thousand: numbers are `thousand * 1000 + n`.
  private mutating func shares(of count: Int) -> [Int: Int] {
    Dictionary(grouping: queue.drain(count), by: { $0 / 1000 }).mapValues(\.count)
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var weights: [Float]
    var overrides: [String: Float] = [:]
    /// Of the next tasks, as many of each key.
    var shares: [Int]
    var testDescription: String { name }
  }

  @Test(
    "while all wait, keys share in proportion to their weights",
    arguments: [
      Case(name: "equal", weights: [0, 0], shares: [50, 50]),
      Case(name: "three to one", weights: [3, 1], shares: [75, 25]),
      Case(name: "a tenth", weights: [1, 0.1, 1], shares: [100, 10, 100]),
      Case(name: "many to few", weights: [100, 1], shares: [200, 2]),
      Case(name: "set by operators", weights: [5, 1], overrides: ["k0": 1, "k1": 4], shares: [20, 80]),
      Case(name: "too great a weight is the greatest", weights: [50_000, 1000], shares: [50, 50]),
      Case(name: "too small a weight is the least", weights: [0.000001, 0.001, 0.002], shares: [25, 25, 50]),
      Case(name: "no number is one", weights: [.nan, 1, -4], shares: [30, 30, 30]),
    ])
  mutating func proportional(_ example: Case) {
    _ = queue.configure(QueueSettings(fairnessWeights: example.overrides))
    for (index, weight) in example.weights.enumerated() { offer(300, of: "k\(index)", weight: weight, from: 1000 * (index + 1)) }
    let total = example.shares.reduce(0, +)
    let seen = shares(of: total)
    for (index, share) in example.shares.enumerated() { #expect(abs((seen[index + 1] ?? 0) - share) <= 1, "\(seen)") }
  }

  @Test("equal keys take turns, each its oldest first, whoever came first with how many") mutating func turns() {
    offer(4, of: "a", from: 10)
    offer(2, of: "b", from: 20, at: 1)
    #expect(queue.drain() == [10, 20, 11, 21, 12, 13])
  }

  @Test("no key is a key like any other") mutating func noKey() {
    offer(4, of: "", from: 10)
    offer(2, of: "b", from: 20, at: 1)
    #expect(queue.drain() == [10, 20, 11, 21, 12, 13])
  }

  @Test("a key that comes late, or comes back, is owed nothing for its absence") mutating func late() {
    offer(1, of: "b", from: 20)
    offer(40, of: "a", from: 1000, at: 1)
    #expect(queue.drain(20).contains(20))
    offer(10, of: "b", from: 2000, at: 2)
    offer(10, of: "c", from: 3000, at: 2)
    #expect(shares(of: 15) == [1: 5, 2: 5, 3: 5])
  }

  @Test("new keys without end do not starve one that waits") mutating func noStarvation() {
    offer(20, of: "bulk", from: 1000)
    var bulk = 0
    for number in 0..<40 {
      offer(1, of: "one-off \(number)", from: number, at: 1)
      bulk += queue.drain(1).filter { $0 >= 1000 }.count
      offer(1, of: "another \(number)", from: 100 + number, at: 1)
      bulk += queue.drain(1).filter { $0 >= 1000 }.count
    }
    #expect(bulk >= 10, "\(bulk) of 80")
  }

  @Test("fairness is kept within a priority, which goes before it") mutating func withinPriority() {
    offer(3, of: "a", from: 10, priority: 4)
    offer(2, of: "b", from: 20, at: 1, priority: 4)
    offer(3, of: "a", from: 30, at: 2, priority: 1)
    #expect(queue.drain() == [30, 31, 32, 10, 20, 11, 21, 12])
  }

  @Test("a task that came to nothing costs its key nothing", arguments: ["gone", "given back", "tried again", "expired"])
  mutating func refunded(how: String) {
    _ = queue.offer(task(10, expires: 1, key: "a"))
    offer(2, of: "a", from: 11)
    offer(3, of: "b", from: 20)
    if how == "expired" {
      queue.pass(.seconds(1))
      return #expect(queue.drain() == [11, 20, 12, 21, 22])
    }
    #expect(queue.park("x") == ["x gets 10"])
    switch how {
    case "gone":
      _ = queue.gone(10)
      #expect(queue.drain() == [11, 20, 12, 21, 22])
    case "given back":
      _ = queue.giveBack(10)
      #expect(queue.drain() == [10, 20, 11, 21, 12, 22])
    default:
      _ = queue.retry(10)
      _ = queue.advance(.milliseconds(50))
      #expect(queue.drain() == [10, 20, 11, 21, 12, 22])
    }
  }

  @Test("weights that operators change hold from the next task on") mutating func changedWeights() {
    offer(300, of: "a", from: 1000)
    offer(300, of: "b", from: 2000)
    #expect(shares(of: 20) == [1: 10, 2: 10])
    _ = queue.configure(QueueSettings(fairnessWeights: ["b": 4]))
    let seen = shares(of: 50)
    #expect(abs((seen[2] ?? 0) - 40) <= 1, "\(seen)")
    _ = queue.configure(QueueSettings())
    #expect(abs((shares(of: 20)[1] ?? 0) - 10) <= 1)
  }

  @Test("tasks offered again after a restart, page by page and in any order, are shared out as before") mutating func restart() {
    // Rows come by due time: the flood of one key first.
    offer(500, of: "a", from: 1000)
    offer(100, of: "b", weight: 3, from: 2000, at: 1)
    offer(100, of: "", from: 3000, at: 2)
    let seen = shares(of: 50)
    #expect(abs((seen[1] ?? 0) - 10) <= 1 && abs((seen[2] ?? 0) - 30) <= 1 && abs((seen[3] ?? 0) - 10) <= 1, "\(seen)")
    // A page that comes while others are given out already finds its place.
    offer(5, of: "late", from: 4000, at: -5)
    #expect(shares(of: 6)[4] == 1)
  }

  @Test("what is left of a busy line is nothing") mutating func emptied() {
    for number in 0..<2000 { _ = queue.offer(task(number, expires: 100, key: "k\(number % 700)")) }
    #expect(queue.drain(1500).count == 1500)
    queue.pass(.seconds(100))
    _ = queue.sweep()
    #expect(queue.queue.backlog.isEmpty && queue.queue.held.isEmpty)
    _ = queue.offer(task(1, key: ""))
    #expect(queue.drain() == [1])
  }
}

@Suite struct FairnessRateTests {
  var queue = QueueUnderTest()

  private mutating func offer(_ count: Int, of key: String, from first: Int) {
    for number in first..<(first + count) { _ = queue.offer(task(number, key: key)) }
  }

  @Test("each key goes at its own pace, a weight times as fast, without key as with one") mutating func paced() {
    _ = queue.configure(QueueSettings(tasksPerSecondOfKey: 1, fairnessWeights: ["b": 2]))
    offer(3, of: "a", from: 10)
    offer(4, of: "b", from: 20)
    offer(1, of: "", from: 30)
    #expect(queue.drain().sorted() == [10, 20, 21, 30], "a second's worth at once")
    #expect(queue.park("x") == [])
    #expect(queue.queue.nextWake == .milliseconds(500))
    #expect(queue.advance(.milliseconds(500)) == ["x gets 22"])
    queue.pass(.milliseconds(500))
    #expect(queue.drain().sorted() == [11, 23])
    #expect(queue.drain() == [])
    queue.pass(.seconds(1))
    #expect(queue.drain() == [12])
  }

  @Test("a priority whose keys are held back does not hold back the next") mutating func lowerPriority() {
    _ = queue.configure(QueueSettings(tasksPerSecondOfKey: 1))
    for number in 1...3 { _ = queue.offer(task(number, priority: 1, key: "a")) }
    for number in 11...12 { _ = queue.offer(task(number, priority: 5, key: number == 11 ? "a" : "b")) }
    #expect(queue.drain() == [1, 12], "the pace of a key is one for all priorities")
  }

  @Test("a pace set and taken away holds for what waits already; 0 stops all") mutating func changed() {
    offer(3, of: "", from: 1)
    #expect(queue.configure(QueueSettings(tasksPerSecondOfKey: 0)) == [])
    #expect(queue.park("x") == [])
    #expect(queue.queue.nextWake == .seconds(60), "nothing but the poll's deadline")
    #expect(queue.queue.statistics(at: queue.now).isHeldBack)
    #expect(queue.configure(QueueSettings(tasksPerSecondOfKey: 0.1)) == ["x gets 1"])
    #expect(queue.drain() == [])
    #expect(queue.configure(QueueSettings()) == [])
    #expect(queue.drain() == [2, 3])
  }

  @Test("a stale task costs its key no token") mutating func refunded() {
    _ = queue.configure(QueueSettings(tasksPerSecondOfKey: 1))
    offer(2, of: "a", from: 1)
    #expect(queue.park("x") == ["x gets 1"])
    _ = queue.gone(1)
    #expect(queue.drain() == [2])
  }

  @Test("the queue's own limit holds beside that of keys") mutating func both() {
    _ = queue.configure(QueueSettings(tasksPerSecond: 2, tasksPerSecondOfKey: 1))
    for (index, key) in ["a", "b", "c"].enumerated() { offer(1, of: key, from: index) }
    #expect(queue.drain() == [0, 1])
    queue.pass(.milliseconds(500))
    #expect(queue.drain() == [2])
  }

  @Test("keys that were not served lately are forgotten") func forgotten() {
    var limiter = KeyLimiter()
    limiter.configure(10)
    for number in 0..<100 { limiter.take("k\(number)", weight: 1, at: .zero) }
    limiter.sweep(at: .seconds(2))
    #expect(limiter.rememberedCount == 0)
  }
}
