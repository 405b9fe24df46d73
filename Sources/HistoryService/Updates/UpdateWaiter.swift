import HistoryEngine
import Model
import Synchronization
import TemporalAPI

/// Somebody who waits until an update has come so far.
struct UpdateWaiter: Sendable {
  let runID: UniqueID
  let updateID: String
  let stage: UpdateWorkflowExecutionLifecycleStage
  let latch = Latch<WakeUp>()

  enum WakeUp: Sendable {
    case news(UpdateNews.Kind)
    /// What the server knew of the update is gone, if it knew of it: look again.
    case forgotten
    case timedOut
    case cancelled
    case shutDown
  }
}

/// How far an update has come, and its outcome once there is one.
struct UpdateProgress: Sendable, Equatable {
  var stage: UpdateWorkflowExecutionLifecycleStage
  var outcome: UpdateOutcome?

  static let admitted = UpdateProgress(stage: .admitted)
  static let accepted = UpdateProgress(stage: .accepted)
  static func completed(_ outcome: UpdateOutcome) -> UpdateProgress { UpdateProgress(stage: .completed, outcome: outcome) }
}

extension UpdateStatus {
  /// Whether somebody who waits for the stage need not wait any longer. No stage at all is always reached.
  func hasReached(_ stage: UpdateWorkflowExecutionLifecycleStage) -> Bool {
    switch self {
    case .admitted: stage == .unspecified || stage == .admitted
    case .accepted: stage != .completed && stage.rawValue <= UpdateWorkflowExecutionLifecycleStage.completed.rawValue
    case .completed, .ended, .aborted: true
    }
  }
}

extension WorkflowSlot {
  /// Begins to wait for an update. Answers nil when there is nothing to wait for: the stage is reached, or the run in memory does not know the
  /// update.
  func waiter(
    for updateID: String, of runID: UniqueID, until stage: UpdateWorkflowExecutionLifecycleStage
  ) -> UpdateWaiter? {
    contents.withLock { contents in
      guard let status = contents.runs[runID]?.state.status(ofUpdate: updateID), !status.hasReached(stage) else { return nil }
      let waiter = UpdateWaiter(runID: runID, updateID: updateID, stage: stage)
      contents.updateWaiters.append(waiter)
      return waiter
    }
  }

  func remove(_ waiter: UpdateWaiter) {
    contents.withLock { $0.updateWaiters.removeAll { $0.latch === waiter.latch } }
  }
}

extension WorkflowSlot.Contents {
  /// Tells those who wait what happened to their updates.
  mutating func report(_ news: [UpdateNews], of runID: UniqueID) {
    guard !news.isEmpty, !updateWaiters.isEmpty else { return }
    updateWaiters.removeAll { waiter in
      // What was accepted and completed at once is completed.
      guard waiter.runID == runID, let item = news.last(where: { $0.updateID == waiter.updateID }) else { return false }
      guard item.kind != .accepted || waiter.stage != .completed else { return false }
      waiter.latch.fire(.news(item.kind))
      return true
    }
  }

  /// Wakes those who wait for updates of a run (nil: of any), because it is not in memory any more.
  mutating func forgetUpdates(of runID: UniqueID? = nil) {
    updateWaiters.removeAll { waiter in
      guard runID == nil || waiter.runID == runID else { return false }
      waiter.latch.fire(.forgotten)
      return true
    }
  }
}
