public import HistoryRecords
import TemporalAPI

extension Turn {
  /// The run closes: what it still wanted of others is dropped as the original does (children that were not started never are), and what its end
  /// means to others is owed instead. A run that goes on as another, or was reset, says nothing to its parent: the last one does.
  mutating func leaveErrands() {
    for reference in state.openErrands { settle(reference) }
    state.record.awaitsParent = false
    if state.record.hasParent && newRun.isEmpty && state.record.resetRunID.isEmpty {
      state.record.parentUntold = true
      send(.tellParent)
    }
    if state.record.hasScheduledBy && newRun.isEmpty {
      state.record.scheduleUntold = true
      send(.tellSchedule)
    }
    if state.children.values.contains(where: \.meetsClosePolicy) && !sparesChildren {
      state.record.childrenUnsettled = true
      send(.settleChildren)
    }
  }

  /// The parent knows of this run's end, or never will.
  mutating func settleParent() {
    guard state.record.parentUntold else { return }
    state.record.parentUntold = false
    settle(Errand.tellParent.reference)
  }

  /// Deletes the closed run as soon as it owes nothing more, instead of when its retention ends.
  public mutating func deleteSoon() {
    state.record.doomed = true
    set(.deletion, due: now)
  }

  /// The close policy was applied to every child.
  mutating func settleChildren() {
    guard state.record.childrenUnsettled else { return }
    state.record.childrenUnsettled = false
    settle(Errand.settleChildren.reference)
  }
}

extension MutableState {
  /// The children of a closed run that meet its close policy, oldest first.
  public var childrenToSettle: [ChildRecord] {
    children.values.filter(\.meetsClosePolicy).sorted { $0.initiatedEventID < $1.initiatedEventID }
  }
}

extension ChildRecord {
  /// Whether the parent's end concerns the child: it runs, and is not left alone.
  fileprivate var meetsClosePolicy: Bool { isStarted && closePolicy != .abandon }
}
