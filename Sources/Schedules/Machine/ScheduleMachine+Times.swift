import HistoryRecords
public import Model
import TemporalAPI

extension ScheduleMachine {
  /// Does everything that is due: times of the specification, times of backfills, and what follows for the starts that wait. A step deals with a
  /// bounded number of times; the rest is due at once.
  public mutating func wake(at now: WallTime) {
    takeTimes(upTo: now)
    takeBackfills(at: now)
    settle(at: now)
  }

  private mutating func takeTimes(upTo now: WallTime) {
    // A paused schedule lets its times pass unseen.
    guard canStart else { return }
    let window = Duration(definition.policies.catchupWindow)
    for _ in 0..<limits.timesPerStep {
      guard let match = next, match.actual <= now else { return }
      pass(match.actual)
      if match.actual.nanoseconds < progress.updateTime { continue }
      if now - match.actual > window {
        progress.missedCatchupWindow += 1
      } else {
        add(nominal: match.nominal, actual: match.actual, .unspecified, manual: false)
      }
    }
  }

  private mutating func takeBackfills(at now: WallTime) {
    var room = backfillRoom
    while room > 0, let backfill = progress.backfills.first {
      changes.progress = true
      guard let times, let match = try? times.next(after: WallTime(nanoseconds: backfill.after)), match.actual.nanoseconds <= backfill.end
      else {
        progress.backfills.removeFirst()
        continue
      }
      progress.backfills[0].after = match.actual.nanoseconds
      add(nominal: match.nominal, actual: match.actual, backfill.overlapPolicy, manual: true)
      room -= 1
    }
  }

  /// Owes one more start, unless too many wait.
  mutating func add(nominal: WallTime, actual: WallTime, _ policy: ScheduleOverlapPolicy, manual: Bool) {
    changes.progress = true
    guard buffered.count < limits.bufferedStarts else {
      progress.bufferDropped += 1
      return
    }
    var start = ScheduledStartRecord()
    start.number = progress.nextNumber
    start.nominalTime = nominal.nanoseconds
    start.actualTime = actual.nanoseconds
    start.overlapPolicy = policy
    start.manual = manual
    progress.nextNumber += 1
    starts.append(start)
    changes.starts.insert(start.number)
  }

  /// The next times as descriptions show them, at most `limit`.
  public func futureTimes(limit: Int, now: WallTime) -> [WallTime] {
    var limit = limit
    if progress.state.limitedActions { limit = min(limit, Int(clamping: progress.state.remainingActions)) }
    // What a paused or idle schedule has not dealt with it never will.
    var after = canStart ? WallTime(nanoseconds: progress.processedTime) : now
    var found: [WallTime] = []
    while found.count < limit, next != nil || !canStart, let match = try? times?.next(after: after) {
      after = match.actual
      if match.actual.nanoseconds >= progress.updateTime { found.append(match.actual) }
    }
    return found
  }

  /// The times after `start` until `end`, at most `limit`. Throws when the specification excludes too much to find any.
  public func matchingTimes(after start: WallTime, until end: WallTime, limit: Int) throws(SpecProblem) -> [WallTime] {
    var found: [WallTime] = []
    var after = start
    while found.count < limit, let match = try times?.next(after: after), match.actual <= end {
      found.append(match.actual)
      after = match.actual
    }
    return found
  }
}
