import Model

/// Waiting tasks of one priority, shared out among fairness keys: of every two keys that wait, each is given tasks in proportion to its
/// weight, and within a key the oldest task goes first.
///
/// Self-clocked fair queueing: a task costs its key `1 / weight`. The key whose next task would bring its bill to the least goes first, the
/// older task where two are equal, and that bill is the line's clock. A key that comes, or comes back, starts at the clock: it is owed
/// nothing for the time it had no tasks, and nothing need be remembered of it. Every operation costs O(log keys).
///
/// Keys that their rate limit holds back wait aside and are not owed anything for that either.
struct FairLine: Sendable {
  /// A key's place in the line.
  private struct Turn: Comparable, Hashable {
    /// The key's bill once its first task is given out.
    var bill: Double
    var scheduled: WallTime
    var sequence: UInt64

    static func < (a: Turn, b: Turn) -> Bool { (a.bill, a.scheduled, a.sequence) < (b.bill, b.scheduled, b.sequence) }
    // Sequences do not repeat.
    func hash(into hasher: inout Hasher) { hasher.combine(sequence) }
  }

  /// When a key that is held back may go on.
  private struct Release: Comparable, Hashable {
    var at: Duration
    var sequence: UInt64

    static func < (a: Release, b: Release) -> Bool { (a.at, a.sequence) < (b.at, b.sequence) }
    func hash(into hasher: inout Hasher) { hasher.combine(sequence) }
  }

  private enum Place {
    case none
    case inLine(Turn)
    case heldBack(Release)
  }

  /// The tasks of one key: never none.
  private struct Stream {
    var tasks = TaskLine()
    /// The bill so far.
    var bill: Double
    var place = Place.none
  }

  private var streams: [String: Stream] = [:]
  private var turns = PriorityLine<Turn, String>()
  private var heldBack = PriorityLine<Release, String>()
  private var clock = 0.0
  private(set) var count = 0
  /// Never later than the first expiry.
  private var firstExpiry = WallTime.distantFuture

  /// A line without tasks.
  init() {}

  /// Takes over the tasks of a line that did not tell keys apart, at O(1): they have none.
  init(_ unkeyed: TaskLine, _ weights: Weights) {
    count = unkeyed.count
    firstExpiry = unkeyed.firstExpiry
    streams[""] = Stream(tasks: unkeyed, bill: clock)
    enter("", weights)
  }

  var isEmpty: Bool { count == 0 }
  /// The task of the key whose turn it is; nil when every key is held back.
  var first: QueuedTask? { turns.firstValue.flatMap { streams[$0]?.tasks.first } }
  /// When the first key that is held back may go on.
  var nextRelease: Duration? { heldBack.first?.at }
  /// The task that waits the longest; looks at every key.
  var oldest: QueuedTask? { streams.values.lazy.compactMap(\.tasks.first).min() }

  mutating func insert(_ task: QueuedTask, _ weights: Weights) {
    count += 1
    firstExpiry = min(firstExpiry, task.expires)
    guard let index = streams.index(forKey: task.fairnessKey) else {
      var stream = Stream(bill: clock)
      stream.tasks.insert(task)
      streams[task.fairnessKey] = stream
      return enter(task.fairnessKey, weights)
    }
    let key = streams.keys[index]
    var task = task
    task.fairnessKey = key
    streams.values[index].tasks.insert(task)
    if streams.values[index].tasks.first == task { enter(key, weights) }
  }

  /// Puts a task back that was given out for nothing, and takes its cost off the bill.
  mutating func restore(_ task: QueuedTask, _ weights: Weights) {
    insert(task, weights)
    refund(task, weights)
  }

  /// Takes the cost of a task that was given out for nothing off its key's bill.
  mutating func refund(_ task: QueuedTask, _ weights: Weights) {
    guard let index = streams.index(forKey: task.fairnessKey) else { return }
    streams.values[index].bill -= 1 / weights.weight(of: task)
    enter(task.fairnessKey, weights)
  }

  /// The task that goes next; nil when there is none, or every key is held back.
  mutating func next(at now: Duration, _ weights: Weights, _ limiter: KeyLimiter) -> QueuedTask? {
    while let release = heldBack.first, release.at <= now, let key = heldBack.firstValue { enter(key, weights) }
    while let key = turns.firstValue, let index = streams.index(forKey: key), let task = streams.values[index].tasks.first {
      switch limiter.verdict(of: key, weight: weights.weight(of: task), at: now) {
      case .ready: return task
      case .later(let time): holdBack(key, until: Release(at: time, sequence: task.sequence))
      case .never: holdBack(key, until: Release(at: now + .seconds(86_400), sequence: task.sequence))
      }
    }
    return nil
  }

  /// Takes out what `next` has just told, on its key's bill.
  mutating func take(_ weights: Weights) {
    guard let turn = turns.first, let key = turns.firstValue else { return }
    clock = max(clock, turn.bill)
    drop(from: key, bill: turn.bill, weights)
  }

  /// Takes out what `next` has just told, at no cost.
  mutating func discard(_ weights: Weights) {
    if let key = turns.firstValue { drop(from: key, bill: nil, weights) }
  }

  mutating func removeExpired(at now: WallTime, _ weights: Weights) -> [QueuedTask] {
    guard firstExpiry <= now else { return [] }
    var expired: [QueuedTask] = []
    firstExpiry = .distantFuture
    for key in Array(streams.keys) {
      guard let index = streams.index(forKey: key) else { continue }
      let gone = streams.values[index].tasks.removeExpired(at: now)
      firstExpiry = min(firstExpiry, streams.values[index].tasks.firstExpiry)
      guard !gone.isEmpty else { continue }
      expired += gone
      count -= gone.count
      enter(key, weights)
    }
    return expired
  }

  /// All tasks, by key and age; the line is empty then.
  mutating func removeAll() -> [QueuedTask] {
    let all = streams.values.flatMap { stream in
      var tasks = stream.tasks
      return tasks.removeAll()
    }
    self = FairLine()
    return all
  }

  /// Weights or limits have changed: every key's place is found anew.
  mutating func reorder(_ weights: Weights) {
    for key in Array(streams.keys) { enter(key, weights) }
  }

  private mutating func drop(from key: String, bill: Double?, _ weights: Weights) {
    guard let index = streams.index(forKey: key) else { return }
    if let bill { streams.values[index].bill = bill }
    if streams.values[index].tasks.popFirst() != nil { count -= 1 }
    enter(key, weights)
  }

  /// Gives the key the place of its first task; without tasks it is forgotten.
  private mutating func enter(_ key: String, _ weights: Weights) {
    guard let index = streams.index(forKey: key) else { return }
    leave(index)
    guard let first = streams.values[index].tasks.first else {
      streams.remove(at: index)
      // What a line without tasks remembers would be no more than numbers growing.
      if streams.isEmpty { self = FairLine() }
      return
    }
    let turn = Turn(
      bill: streams.values[index].bill + 1 / weights.weight(of: first), scheduled: first.scheduled, sequence: first.sequence)
    streams.values[index].place = .inLine(turn)
    turns.insert(turn, key)
  }

  private mutating func leave(_ index: Dictionary<String, Stream>.Index) {
    switch streams.values[index].place {
    case .none: break
    case .inLine(let turn): turns.remove(turn)
    case .heldBack(let release):
      heldBack.remove(release)
      streams.values[index].bill = max(streams.values[index].bill, clock)
    }
    streams.values[index].place = .none
  }

  private mutating func holdBack(_ key: String, until release: Release) {
    guard let index = streams.index(forKey: key) else { return }
    leave(index)
    streams.values[index].place = .heldBack(release)
    heldBack.insert(release, key)
  }
}
