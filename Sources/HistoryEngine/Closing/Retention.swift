import HistoryRecords
public import Model

extension Turn {
  /// When the closed run is to be deleted, by the retention as it is now and by the run's clock.
  public var deletionTime: WallTime {
    WallTime(nanoseconds: state.record.closeTime) + (rules.retentionOfRun?(state) ?? rules.retention) + retentionJitter
  }

  /// Has the closed run deleted when the retention, as it is now, ends; not if somebody has asked for its deletion.
  public mutating func renewDeletion() {
    guard !state.isOpen, !state.record.doomed else { return }
    set(.deletion, due: deletionTime)
  }

  /// At the end of a turn: what the retention goes by may have changed since the run was closed in it.
  mutating func settleDeletion() {
    guard rules.retentionOfRun != nil, case .set = tasks[TaskSlot(kind: .deletion, reference: 0)] else { return }
    renewDeletion()
  }

  /// Where in the stretch of deletions this run's lies: anywhere, but always the same, so that a turn needs no chance.
  private var retentionJitter: Duration {
    let range = rules.retentionJitter.wholeNanoseconds
    return range > 0 ? .nanoseconds(Int64(state.key.runID.low % UInt64(range))) : .zero
  }
}
