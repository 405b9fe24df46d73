import HistoryEngine
import Model

/// Somebody in line for a workflow's lock.
struct Place: Sendable {
  private let latch: any Claimable
  /// Gives the lock to the caller.
  let admit: @Sendable () -> Void
  /// What whoever has the lock may decide for the caller; nil: the caller needs the lock.
  let turn: WaitingTurn?
  private var isClaimed = false

  init<Value>(_ latch: Latch<TurnInLine<Value>>, turn: WaitingTurn? = nil) {
    self.latch = latch
    self.turn = turn
    admit = { latch.fire(.entered) }
  }

  /// Whether the caller is still there. If so it cannot be cancelled any more: it is admitted or answered, or its place is kept.
  func claim() -> Bool { isClaimed || latch.claim() }

  /// The place of somebody who was claimed, and has not been answered.
  var kept: Place {
    var place = self
    place.isClaimed = true
    return place
  }
}

/// A latch, whatever its value.
private protocol Claimable: Sendable {
  func claim() -> Bool
}

extension Latch: Claimable {}

/// How a caller's time in line ends.
enum TurnInLine<Value: Sendable>: Sendable {
  case entered
  case cancelled
  /// Somebody else decided for the caller, and that is committed or refused.
  case answered(Result<Value, ServiceError>)
}

/// A turn whose caller waits in line, for somebody who has the lock to decide it.
struct WaitingTurn: Sendable {
  /// Nil: the current run.
  let runID: UniqueID?
  /// Decides, and gives back what tells the caller so once it is committed.
  let decide: @Sendable (inout Turn) throws(ServiceError) -> @Sendable () -> Void
  /// Tells the caller that nothing came of it.
  let refuse: @Sendable (ServiceError) -> Void

  init<Value>(
    _ runID: UniqueID?, _ latch: Latch<TurnInLine<Value>>, _ decide: @escaping @Sendable (inout Turn) throws(ServiceError) -> Value
  ) {
    self.runID = runID
    self.decide = { turn throws(ServiceError) in
      let value = try decide(&turn)
      return { latch.fire(.answered(.success(value))) }
    }
    refuse = { latch.fire(.answered(.failure($0))) }
  }
}
