import HistoryEngine

/// A new run that is decided and not committed yet: an object for the same reason as `DecidedTurn`.
final class DecidedStart: Sendable {
  let fresh: Transition
  /// The run that it takes the place of, and its end.
  let ended: (run: CachedRun, end: Transition)?

  init(_ fresh: Transition, ending ended: (run: CachedRun, end: Transition)? = nil) {
    self.fresh = fresh
    self.ended = ended
  }
}
