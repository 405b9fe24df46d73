public import HistoryRecords
public import Model

/// A change to one of the execution's task rows. The row is the queue entry: nothing else is written for it.
public enum TaskChange: Sendable, Equatable {
  /// The task is due at a time (a past one: at once); `payload` is stored with it.
  case set(TaskKind, reference: Int64, due: WallTime, payload: TaskRecord)
  case remove(TaskKind, reference: Int64)
}

extension Turn {
  mutating func set(_ kind: TaskKind, reference: Int64 = 0, due: WallTime, payload: TaskRecord = TaskRecord()) {
    tasks[TaskSlot(kind: kind, reference: reference)] = .set(kind, reference: reference, due: due, payload: payload)
    isDurable = true
  }

  mutating func remove(_ kind: TaskKind, reference: Int64 = 0) {
    tasks[TaskSlot(kind: kind, reference: reference)] = .remove(kind, reference: reference)
    isDurable = true
  }

  /// Makes sure the run gets a turn at `time`. Its one wake-up row only ever moves earlier here; a wake-up that finds nothing due is
  /// harmless and sets the next (docs/decisions/004).
  mutating func wakeUp(by time: WallTime?) {
    guard let time, time < .distantFuture else { return }
    guard state.record.wakeUpDue == 0 || time.nanoseconds < state.record.wakeUpDue else { return }
    state.record.wakeUpDue = time.nanoseconds
    set(.wakeUp, due: time)
  }
}
