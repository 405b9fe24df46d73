import HistoryRecords

extension Turn {
  /// Moves the scheduled workflow task from a sticky queue without a worker to the normal queue: its worker is
  /// gone, and with it what it had cached. Answers false when there is no such task.
  public mutating func queueWorkflowTaskNormally() -> Bool {
    guard state.isOpen, state.record.hasWorkflowTask, state.startedTask == nil else { return false }
    state.record.clearSticky()
    queueWorkflowTask()
    return true
  }

  /// Forgets which worker has the run cached.
  public mutating func resetSticky() {
    guard state.record.hasSticky else { return }
    state.record.clearSticky()
    isDurable = true
  }
}
