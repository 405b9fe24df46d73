import Model

/// The tasks that wait in a queue: lower priorities wait for higher ones, and within a priority fairness keys take turns.
///
/// Where no task of a priority has a fairness key, which is nearly everywhere, it is a plain line in order of age at O(1) a task. It is
/// sorted by keys (`FairLine`) from the first task with one until it is empty, and while keys are rate limited.
struct Backlog: Sendable {
  /// Lower is sooner.
  static let levels: ClosedRange<Int32> = 1...5
  static let defaultLevel: UInt8 = 3

  /// The tasks of one priority, and what passed through it.
  struct Level: Sendable {
    let priority: UInt8
    fileprivate var plain = TaskLine()
    fileprivate var fair: FairLine?
    /// Tasks that came, and tasks that a worker started.
    var added: RateMeter
    var dispatched: RateMeter

    var count: Int { fair?.count ?? plain.count }
    /// The task that waits the longest; with fairness keys, looks at every key.
    var oldest: QueuedTask? { fair.map(\.oldest) ?? plain.first }
    /// The task that would go next, as far as this priority goes.
    var first: QueuedTask? { fair.map(\.first) ?? plain.first }
  }

  /// The priorities that were used, highest first; few.
  private(set) var used: [Level] = []
  private var weights = Weights()
  private var limiter = KeyLimiter()

  var count: Int { used.reduce(0) { $0 + $1.count } }
  var isEmpty: Bool { used.allSatisfy { $0.count == 0 } }
  var fairnessRate: Double? { limiter.rate }

  /// The level that a priority key stands for: those beyond the lowest are the lowest.
  static func level(of key: Int32) -> UInt8 {
    key == 0 ? defaultLevel : UInt8(min(max(key, levels.lowerBound), levels.upperBound))
  }

  /// Sets the rate of a fairness key of weight 1, and the weights that go before what tasks say.
  mutating func configure(rateOfKey rate: Double?, weights overrides: [String: Float]) {
    weights.overrides = overrides
    if limiter.rate != rate { limiter.configure(rate) }
    for index in used.indices {
      if limiter.isActive { used[index].sortByKey(weights) }
      used[index].fair?.reorder(weights)
    }
  }

  // MARK: Tasks

  /// Takes a new task, and counts it.
  mutating func add(_ task: QueuedTask, at now: Duration) {
    let index = level(of: task, at: now)
    used[index].added.record(at: now)
    used[index].insert(task, weights, isLimited: limiter.isActive)
  }

  /// Puts a task back that has waited elsewhere.
  mutating func insert(_ task: QueuedTask, at now: Duration) {
    used[level(of: task, at: now)].insert(task, weights, isLimited: limiter.isActive)
  }

  /// Puts a task back that was given out for nothing: it goes before what is behind it in age, at no cost to its key.
  mutating func restore(_ task: QueuedTask, at now: Duration) {
    let index = level(of: task, at: now)
    limiter.refund(task.fairnessKey, weight: weights.weight(of: task))
    used[index].insert(task, weights, isLimited: limiter.isActive)
    used[index].fair?.refund(task, weights)
  }

  /// A task that was given out came to nothing: its key is owed another.
  mutating func refund(_ task: QueuedTask, at now: Duration) {
    limiter.refund(task.fairnessKey, weight: weights.weight(of: task))
    used[level(of: task, at: now)].fair?.refund(task, weights)
  }

  /// A worker started a task that was given out.
  mutating func countDispatched(_ task: QueuedTask, at now: Duration) {
    used[level(of: task, at: now)].dispatched.record(at: now)
  }

  /// The task that goes next; nil when none waits, or the limit of keys holds back all that do.
  mutating func next(at now: Duration) -> QueuedTask? {
    guard !limiter.isStopped else { return nil }
    for index in used.indices {
      if let task = used[index].next(at: now, weights, limiter) { return task }
    }
    return nil
  }

  /// When the limit of keys lets the first task go that it holds back; nil when it holds back none, or stops all.
  var nextRelease: Duration? { limiter.isStopped ? nil : used.lazy.compactMap(\.fair?.nextRelease).min() }

  /// Takes out the task that `next` has just told, to be given out.
  mutating func take(_ task: QueuedTask, at now: Duration) {
    limiter.take(task.fairnessKey, weight: weights.weight(of: task), at: now)
    used[level(of: task, at: now)].removeNext(weights, isFree: false)
  }

  /// Takes out the task that `next` has just told, because it is worthless.
  mutating func discard(_ task: QueuedTask, at now: Duration) {
    used[level(of: task, at: now)].removeNext(weights, isFree: true)
  }

  /// Takes out what is expired at `now`, and forgets what limits need not remember.
  mutating func sweep(at now: Moment) -> [QueuedTask] {
    limiter.sweep(at: now.elapsed)
    return used.indices.flatMap { used[$0].removeExpired(at: now.wall, weights) }
  }

  /// Takes out everything, in no particular order.
  mutating func removeAll() -> [QueuedTask] {
    used.indices.flatMap { used[$0].removeAll() }
  }

  private mutating func level(of task: QueuedTask, at now: Duration) -> Int {
    let index = used.firstIndex { $0.priority >= task.priority } ?? used.endIndex
    if index == used.endIndex || used[index].priority != task.priority {
      used.insert(Level(priority: task.priority, added: RateMeter(start: now), dispatched: RateMeter(start: now)), at: index)
    }
    return index
  }
}

extension Backlog.Level {
  fileprivate mutating func insert(_ task: QueuedTask, _ weights: Weights, isLimited: Bool) {
    if fair == nil, !isLimited, task.fairnessKey.isEmpty { return plain.insert(task) }
    sortByKey(weights)
    fair?.insert(task, weights)
  }

  fileprivate mutating func next(at now: Duration, _ weights: Weights, _ limiter: KeyLimiter) -> QueuedTask? {
    fair == nil ? plain.first : fair?.next(at: now, weights, limiter)
  }

  fileprivate mutating func removeNext(_ weights: Weights, isFree: Bool) {
    guard fair != nil else {
      _ = plain.popFirst()
      return
    }
    if isFree { fair?.discard(weights) } else { fair?.take(weights) }
    forgetKeysIfEmpty()
  }

  fileprivate mutating func removeExpired(at now: WallTime, _ weights: Weights) -> [QueuedTask] {
    guard fair != nil else { return plain.removeExpired(at: now) }
    let expired = fair?.removeExpired(at: now, weights) ?? []
    forgetKeysIfEmpty()
    return expired
  }

  fileprivate mutating func removeAll() -> [QueuedTask] {
    guard var keyed = fair else { return plain.removeAll() }
    fair = nil
    return keyed.removeAll()
  }

  /// From a plain line to one that tells keys apart.
  fileprivate mutating func sortByKey(_ weights: Weights) {
    guard fair == nil else { return }
    fair = FairLine(plain, weights)
    plain = TaskLine()
  }

  private mutating func forgetKeysIfEmpty() {
    if fair?.isEmpty ?? false { fair = nil }
  }
}
