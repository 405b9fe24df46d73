import HistoryRecords
import Model
import TemporalAPI

extension ScheduleMachine {
  /// Decides what becomes of the starts that wait, until nothing changes any more.
  mutating func settle(at now: WallTime) {
    while decideOnce() {}
  }

  /// Whether a workflow runs, or is about to, that others must not overlap.
  private var isBusy: Bool { !progress.running.isEmpty || starts.contains { $0.launching && !$0.overlapping } }

  /// Goes once through what waits. Answers whether it has to be gone through again, because a start whose turn had come was dropped.
  private mutating func decideOnce() -> Bool {
    var pass = Pass(isBusy: isBusy)
    for start in starts where !start.launching {
      let policy = start.overlapPolicy == .unspecified ? definition.policies.overlapPolicy : start.overlapPolicy
      pass.take(start, policy)
    }
    if pass.skipped > 0 {
      progress.overlapSkipped += Int64(pass.skipped)
      changes.progress = true
    }
    for number in pass.dropped { forget(number) }
    if let stop = pass.stop { stopRunning(stop) }
    var mustRepeat = false
    for (start, overlapping) in pass.overlapping.map({ ($0, true) }) + (pass.next.map { [($0, false)] } ?? []) {
      if !launch(start, overlapping: overlapping) { mustRepeat = true }
    }
    return mustRepeat
  }

  /// Answers false for a start that may not happen any more, which is dropped.
  private mutating func launch(_ start: ScheduledStartRecord, overlapping: Bool) -> Bool {
    guard definition.action.startWorkflow.hasWorkflowType, start.manual || canStart else {
      forget(start.number)
      return false
    }
    if !start.manual && progress.state.limitedActions {
      progress.state.remainingActions -= 1
      progress.conflictToken += 1
      changes.progress = true
    }
    guard let index = starts.firstIndex(where: { $0.number == start.number }) else { return false }
    starts[index].launching = true
    starts[index].overlapping = overlapping
    changes.starts.insert(start.number)
    return true
  }

  mutating func forget(_ number: Int64) {
    starts.removeAll { $0.number == number }
    changes.starts.insert(number)
  }

  /// Asks for the end of whatever runs; termination goes before cancellation.
  private mutating func stopRunning(_ stop: ScheduledStop) {
    for index in progress.running.indices where progress.running[index].stop.rawValue < stop.rawValue {
      progress.running[index].stop = stop
      progress.running[index].stopped = false
      changes.progress = true
    }
  }

  /// One walk through the starts that wait.
  private struct Pass {
    var isBusy: Bool
    /// The one that does not overlap.
    var next: ScheduledStartRecord?
    var overlapping: [ScheduledStartRecord] = []
    var waiting = 0
    var dropped: [Int64] = []
    var skipped = 0
    var stop: ScheduledStop?

    init(isBusy: Bool) { self.isBusy = isBusy }

    mutating func take(_ start: ScheduledStartRecord, _ policy: ScheduleOverlapPolicy) {
      if policy == .allowAll {
        overlapping.append(start)
      } else if !isBusy && next == nil {
        next = start
      } else {
        takeBehind(start, policy)
      }
    }

    private mutating func takeBehind(_ start: ScheduledStartRecord, _ policy: ScheduleOverlapPolicy) {
      switch policy {
      case .bufferAll: waiting += 1
      case .bufferOne where waiting == 0: waiting = 1
      case .cancelOther where !isBusy, .terminateOther where !isBusy:
        // The one before it has not begun: it never does.
        if let replaced = next { dropped.append(replaced.number) }
        next = start
      case .cancelOther, .terminateOther:
        waiting += 1
        if policy == .terminateOther { stop = .terminate } else if stop == nil { stop = .cancel }
      default:
        dropped.append(start.number)
        skipped += 1
      }
    }
  }
}
