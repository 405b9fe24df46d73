import HeapModule
import HistoryRecords
public import Model

/// A time at which a pending activity or timer may be due.
struct PendingDeadline: Comparable, Sendable {
  var time: Int64
  /// The event that it began with.
  var reference: Int64

  static func < (a: PendingDeadline, b: PendingDeadline) -> Bool { (a.time, a.reference) < (b.time, b.reference) }
}

// Entries are not taken out when what they stand for ends or gets more time: whoever meets them looks.
extension MutableState {
  /// Takes out the entries that are due, and answers what of it is really due now. Whatever of it is still pending after it was met must be
  /// given back by `expectAgain`.
  mutating func takeDue(by now: WallTime) -> Set<Int64> {
    var due: Set<Int64> = []
    while let first = deadlines.min, first.time <= now.nanoseconds {
      deadlines.removeMin()
      guard let next = deadline(of: first.reference) else { continue }
      if next <= now { due.insert(first.reference) } else { expect(first.reference, at: next) }
    }
    return due
  }

  mutating func expectAgain(_ references: Set<Int64>) {
    for reference in references {
      if let next = deadline(of: reference) { expect(reference, at: next) }
    }
  }

  /// The earliest time at which this run has something to do by itself.
  public var nextDeadline: WallTime? {
    var copy = self
    return copy.findNextDeadline()
  }

  /// The same; stale entries are put right on the way.
  mutating func findNextDeadline() -> WallTime? {
    let fastForwardTarget = isFastForwarding ? timeSkipping?.fastForwardTarget ?? 0 : 0
    var next = [record.firstTaskDue, record.runExpiration, fastForwardTarget].compactMap(WallTime.init(recorded:)).min()
    while let first = deadlines.min {
      let actual = deadline(of: first.reference)
      if actual?.nanoseconds == first.time {
        next = [next, actual].compactMap { $0 }.min()
        break
      }
      deadlines.removeMin()
      if let actual { expect(first.reference, at: actual) }
    }
    return next
  }

  mutating func expect(_ reference: Int64, at time: WallTime) {
    deadlines.insert(PendingDeadline(time: time.nanoseconds, reference: reference))
  }

  private func deadline(of reference: Int64) -> WallTime? {
    if let activity = activities[reference] { return activity.nextDeadline }
    return timerIDs[reference].flatMap { timers[$0] }.map { WallTime(nanoseconds: $0.fireTime) }
  }
}
