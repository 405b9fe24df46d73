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

  /// Ten times a second at most is more asked for, or every answer of a burst would.
  private static let pace = Pace.every(.milliseconds(100))
  private var bucket = TokenBucket()

  mutating func advice(_ sight: Sight, _ configuration: MatchingConfiguration, at now: Duration) -> PollerAdvice {
    if sight.waited >= configuration.idlePollWait { return .fewer }
    guard !sight.isLimited else { return .none }
    let isBehind = sight.backlogAge.map { $0 > configuration.lateTaskAge } ?? false
    // A fifth more comes than is taken.
    guard isBehind || 5 * sight.added > 6 * sight.dispatched, bucket.verdict(Self.pace, at: now) == .ready else { return .none }
    bucket.take(Self.pace, at: now)
    return .more
  }
}
