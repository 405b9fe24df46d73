/// Advises workers about the number of their polls, so that SDKs can scale them.
struct PollerAdvisor: Sendable {
  /// What is known when a poll is answered.
  struct Sight {
    /// How long the poll waited.
    var waited: Duration
    /// The age of the task that is next; nil without one.
    var backlogAge: Duration?
    /// Tasks of the last 30 s.
    var added: Int
    var dispatched: Int
    /// A rate limit holds tasks back: more polls would not get more of them.
    var isLimited: Bool
  }

  private var bucket = TokenBucket()

  mutating func advice(_ sight: Sight, _ rules: QueueRules, at now: Duration) -> PollerAdvice {
    if sight.waited >= rules.idlePollWait { return .fewer }
    guard !sight.isLimited else { return .none }
    let isBehind = sight.backlogAge.map { $0 > rules.lateTaskAge } ?? false
    // A fifth more comes than is taken.
    guard isBehind || 5 * sight.added > 6 * sight.dispatched else { return .none }
    let pace = Pace(tasksPerSecond: rules.advicePerSecond)
    guard bucket.verdict(pace, at: now) == .ready else { return .none }
    bucket.take(pace, at: now)
    return .more
  }
}
