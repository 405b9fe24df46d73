public import HistoryRecords

/// Something that a run owes to another workflow. Each has a row of its own, written with the transition that made it and removed with the one that
/// records its outcome, so it is done at least once, whatever crashes; what it does is such that twice is as good as once.
public enum Errand: Sendable, Equatable {
  /// A child is to be started, without its first workflow task.
  case startChild(ChildRecord)
  case signalExternal(initiatedEventID: Int64)
  case cancelExternal(initiatedEventID: Int64)
  /// The closed run is to tell its parent how it ended.
  case tellParent
  /// The close policy is to be applied to the closed run's children.
  case settleChildren
  /// The run is a child: its first workflow task waits until the parent's history says that the child started.
  case awaitParent
  /// The closed run is to tell the schedule that started it how it ended.
  case tellSchedule
  /// A schedule starts a workflow whose time has come.
  case startScheduled(ScheduledStartRecord)
  /// A schedule wants the end of a workflow that it started.
  case stopScheduled(ScheduledRunRecord)

  /// The event by which the run asked for it; nil: there is none.
  public var initiatedEventID: Int64? {
    switch self {
    case .startChild, .signalExternal, .cancelExternal: reference
    case .tellParent, .settleChildren, .awaitParent, .tellSchedule, .startScheduled, .stopScheduled: nil
    }
  }

  /// What names the errand within its run: the initiated event's id, the number of a schedule's start, or a negative number for what there is but
  /// once. Part of the storage format.
  public var reference: Int64 {
    switch self {
    case .startChild(let child): child.initiatedEventID
    case .signalExternal(let id), .cancelExternal(let id): id
    case .tellParent: -1
    case .settleChildren: -2
    case .awaitParent: -3
    case .tellSchedule: -4
    case .startScheduled(let start): start.number
    case .stopScheduled(let run): run.number
    }
  }
}

extension MutableState {
  /// Whether the run owes anything to another workflow. While it does, it must not be deleted.
  public var hasErrands: Bool { !openErrands.isEmpty }

  /// At most `limit` open errands but for those in `done`, oldest first.
  public func errands(limit: Int, without done: Set<Int64> = []) -> [Errand] {
    openErrands.filter { !done.contains($0) }.sorted().prefix(limit).compactMap(errand)
  }

  private func errand(_ reference: Int64) -> Errand? {
    switch reference {
    case Errand.tellParent.reference: .tellParent
    case Errand.settleChildren.reference: .settleChildren
    case Errand.awaitParent.reference: .awaitParent
    case Errand.tellSchedule.reference: .tellSchedule
    default:
      if let schedule {
        schedule.errand(reference)
      } else if let child = children[reference] {
        .startChild(child)
      } else if externalSignals[reference] != nil {
        .signalExternal(initiatedEventID: reference)
      } else if externalCancels[reference] != nil {
        .cancelExternal(initiatedEventID: reference)
      } else {
        nil
      }
    }
  }

  /// The references of the errands that a stored run has.
  var owedErrands: SharedSet<Int64> {
    var owed = SharedSet<Int64>()
    if record.parentUntold { owed.insert(Errand.tellParent.reference) }
    if record.childrenUnsettled { owed.insert(Errand.settleChildren.reference) }
    if record.awaitsParent { owed.insert(Errand.awaitParent.reference) }
    if record.scheduleUntold { owed.insert(Errand.tellSchedule.reference) }
    guard isOpen else { return owed }
    for number in schedule?.openErrands.keys.map({ $0 }) ?? [] { owed.insert(number) }
    for (id, child) in children where !child.isStarted { owed.insert(id) }
    for (id, _) in externalSignals { owed.insert(id) }
    for (id, _) in externalCancels { owed.insert(id) }
    return owed
  }
}

extension Turn {
  /// Writes the row of an errand; it is run after the commit.
  mutating func send(_ reference: Int64) {
    state.openErrands.insert(reference)
    set(.crossExecution, reference: reference, due: now)
  }

  mutating func send(_ errand: Errand) { send(errand.reference) }

  /// Removes an errand's row: it is done, or has become pointless.
  mutating func settle(_ reference: Int64) {
    guard state.openErrands.remove(reference) else { return }
    remove(.crossExecution, reference: reference)
  }
}
