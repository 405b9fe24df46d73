import HistoryRecords
public import Model

// A run has a clock of its own: the server's, ahead of it by what the run has skipped. Whatever the engine decides, and every time in a run's
// state and history, is by that clock. Only task rows are due by the server's, because a run is not loaded to be woken.
extension MutableState {
  /// The run's time at a time of the server.
  public func time(at wallTime: WallTime) -> WallTime { wallTime + .nanoseconds(record.skippedTime) }

  /// When it is that time of the run on the server's clock, if the run skips nothing until then.
  public func wallTime(of time: WallTime) -> WallTime { time + .nanoseconds(-record.skippedTime) }
}

extension Turn {
  /// What the turn left to be done, by the server's clock: everything is due earlier by what the run has skipped until now.
  mutating func putTasksOnServerClock() {
    guard state.record.skippedTime != 0 else { return }
    if let speculative = offer { offer = serverTask(speculative) }
    tasks = tasks.mapValues { change in
      guard case .set(let kind, let reference, let due, let payload) = change else { return change }
      return .set(kind, reference: reference, due: state.wallTime(of: due), payload: serverTask(payload))
    }
  }

  private func serverTask(_ task: TaskRecord) -> TaskRecord {
    var task = task
    if task.scheduledTime != 0 { task.scheduledTime -= state.record.skippedTime }
    if task.expires != 0 { task.expires -= state.record.skippedTime }
    return task
  }
}
