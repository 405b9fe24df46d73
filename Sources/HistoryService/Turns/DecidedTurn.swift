import HistoryEngine
import Model
import Persistence

/// A turn that is decided and not committed yet.
///
/// An object: the frame that waits for the store holds a pointer to it. As a value it made frames of twenty kilobytes, for each of which
/// the allocator looked beyond what it has at hand.
final class DecidedTurn<Value: Sendable> {
  /// What the decision answers its caller.
  let value: Value
  let transition: Transition
  /// The workflow task that ran before.
  let startedBefore: StartedWorkflowTask?
  let now: WallTime
  /// Nil: nothing needs to be written.
  let commit: Commit?
  /// The turns that it takes along.
  let company: [Companion]

  init(
    _ value: Value, _ transition: Transition, startedBefore: StartedWorkflowTask?, now: WallTime, commit: Commit?, company: [Companion]
  ) {
    self.value = value
    self.transition = transition
    self.startedBefore = startedBefore
    self.now = now
    self.commit = commit
    self.company = company
  }
}
