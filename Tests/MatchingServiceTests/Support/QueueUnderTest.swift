import Model

@testable import MatchingService

/// A `TaskQueue` value with a hand-moved clock, whose waiters are names and whose actions are read as sentences.
struct QueueUnderTest {
  var queue: TaskQueue<String>
  var now = Moment(elapsed: .zero, wall: dawn)
  private var tickets: [String: UInt64] = [:]
  private var serial: UInt64 = 0
  /// What was handed out and not settled, by the task's number.
  private var handedOut: [Int: QueuedTask] = [:]
  private var takenQueries: [UInt64: OpenQuery] = [:]
  private(set) var lastOffer = OfferOutcome.accepted
  private(set) var stranded: [Int] = []

  init(configuration: MatchingConfiguration = MatchingConfiguration()) {
    queue = TaskQueue(configuration: configuration, at: now)
  }

  mutating func pass(_ duration: Duration) {
    now.elapsed += duration
    now.wall = now.wall + duration
  }

  mutating func offer(_ task: MatchingTask) -> [String] {
    read { queue, now, actions in
      queue.offer(task, at: now, into: &actions)
    } result: {
      $0.lastOffer = $1
    }
  }

  mutating func park(_ name: String, rate: Double? = nil, worker: String = "", for duration: Duration = .seconds(60)) -> [String] {
    serial += tickets[name] == nil ? 1 : 0
    let ticket = tickets[name] ?? serial
    tickets[name] = ticket
    let poller = PollerIdentity(identity: name, workerInstanceKey: worker, maxTasksPerSecond: rate)
    let deadline = now.elapsed + duration
    return read { $0.park(name, ticket: ticket, poller: poller, deadline: deadline, at: $1, into: &$2) }
  }

  mutating func leave(_ name: String) -> String? { tickets[name].flatMap { queue.leave(ticket: $0) } }

  mutating func query(_ number: UInt64, isSticky: Bool = false, for duration: Duration = .seconds(10)) -> [String] {
    let query = openQuery(number, deadline: now.elapsed + duration)
    takenQueries[number] = query
    return read { $0.openQuery(query, isSticky: isSticky, at: $1, into: &$2) }
  }

  mutating func giveBackQuery(_ number: UInt64) -> [String] {
    guard let query = takenQueries[number] else { return ["no such query"] }
    return read { $0.giveBack(query, at: $1, into: &$2) }
  }

  mutating func closeQuery(_ number: UInt64) { takenQueries[number].map { queue.closeQuery($0) } }

  /// What the worker whose poll waited so long is told.
  @discardableResult
  mutating func started(_ number: Int, waited: Duration = .zero) -> PollerAdvice? {
    take(number).map { queue.settleStarted($0, waited: waited, at: now) }
  }

  mutating func gone(_ number: Int) -> [String] {
    guard let task = take(number) else { return ["not handed out"] }
    return read { $0.settleGone(task, at: $1, into: &$2) }
  }

  mutating func retry(_ number: Int) -> [String] {
    guard let task = take(number) else { return ["not handed out"] }
    return read { $0.settleRetry(task, at: $1, into: &$2) }
  }

  mutating func giveBack(_ number: Int) -> [String] {
    guard let task = take(number) else { return ["not handed out"] }
    return read { $0.giveBack(task, at: $1, into: &$2) }
  }

  mutating func advance(_ duration: Duration) -> [String] {
    pass(duration)
    return read { $0.advance(at: $1, into: &$2) }
  }

  mutating func limit(_ rate: Double?) -> [String] { configure(QueueSettings(tasksPerSecond: rate)) }

  mutating func apply(_ configure: (inout QueueRules) -> Void) -> [String] {
    var rules = queue.rules
    configure(&rules)
    return read { $0.apply(rules, at: $1, into: &$2) }
  }

  mutating func configure(_ settings: QueueSettings) -> [String] { read { $0.configure(settings, at: $1, into: &$2) } }

  /// Polls one after the other, each by a poller of its own, as long as there is something; what they got, by number.
  mutating func drain(_ count: Int = .max) -> [Int] {
    var numbers: [Int] = []
    while numbers.count < count {
      serial += 1
      let name = "drain-\(serial)"
      guard let said = park(name).first, let number = Int(said.dropFirst(name.count + " gets ".count)) else {
        _ = leave(name)
        break
      }
      numbers.append(number)
      started(number)
    }
    return numbers
  }

  mutating func cancelPolls(ofWorker key: String) -> [String] {
    read { queue, _, actions in queue.cancelPolls(ofWorker: key, into: &actions) }
  }

  mutating func retire() -> [String] {
    read { queue, _, actions in
      queue.retire(into: &actions)
    } result: {
      $0.stranded = $1.map(\.number)
    }
  }

  /// True when the queue is to be unloaded.
  mutating func sweep() -> Bool { queue.sweep(at: now) }

  mutating func close() -> [String] { read { queue, _, actions in queue.close(into: &actions) } }

  private mutating func take(_ number: Int) -> QueuedTask? { handedOut.removeValue(forKey: number) }

  private func openQuery(_ number: UInt64, deadline: Duration) -> OpenQuery {
    OpenQuery(id: UniqueID(high: 9, low: number), serial: 1_000_000 + number, deadline: deadline)
  }

  private mutating func read<Result>(
    _ body: (inout TaskQueue<String>, Moment, inout [QueueAction<String>]) -> Result,
    result: (inout QueueUnderTest, Result) -> Void = { _, _ in }
  ) -> [String] {
    var actions: [QueueAction<String>] = []
    let value = body(&queue, now, &actions)
    result(&self, value)
    return actions.map { action in
      switch action {
      case .hand(.task(let task, _), let waiter):
        handedOut[task.number] = task
        return "\(waiter) gets \(task.number)"
      case .hand(.query(let query), let waiter): return "\(waiter) is asked \(query.id.low)"
      case .hand(.empty, let waiter): return "\(waiter) gets nothing"
      case .failQuery(let id, let error): return "query \(id.low) fails: \(error)"
      }
    }
  }
}
