import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension ScheduleMachine {
  /// Whether a request was carried out before; remembers it.
  public mutating func isRepeated(_ requestID: String) -> Bool {
    guard !requestID.isEmpty else { return false }
    if requests.requestIds.contains(requestID) { return true }
    requests.requestIds.append(requestID)
    if requests.requestIds.count > limits.requests { requests.requestIds.removeFirst(requests.requestIds.count - limits.requests) }
    changes.requests = true
    return false
  }

  /// Whether so many more backfills may wait.
  public func hasRoom(forBackfills count: Int) -> Bool { progress.backfills.count + count <= limits.backfills }

  /// Starts now, adds times of the past, pauses and goes on, in this order.
  public mutating func patch(_ patch: SchedulePatch, now: WallTime) {
    changes.progress = true
    if patch.hasTriggerImmediately {
      let trigger = patch.triggerImmediately
      let time = trigger.hasScheduledTime ? WallTime(trigger.scheduledTime) : now
      add(nominal: time, actual: time, trigger.overlapPolicy, manual: true)
    }
    for request in patch.backfillRequest where request.hasStartTime && request.hasEndTime {
      var backfill = ScheduleBackfillRecord()
      // Its first time may be its start.
      backfill.after = WallTime(request.startTime).nanoseconds - 1_000_000
      backfill.end = WallTime(request.endTime).nanoseconds
      backfill.overlapPolicy = request.overlapPolicy
      progress.backfills.append(backfill)
    }
    if !patch.pause.isEmpty { setPaused(true, patch.pause, now) }
    if !patch.unpause.isEmpty { setPaused(false, patch.unpause, now) }
    wake(at: now)
  }

  private mutating func setPaused(_ paused: Bool, _ notes: String, _ now: WallTime) {
    // The time that passed meanwhile is not caught up with.
    if progress.state.paused && !paused { pass(now) }
    progress.state.paused = paused
    progress.state.notes = notes
    progress.conflictToken += 1
  }

  /// Replaces what the schedule is to do. Times before the update are not started any more; what waits already stays. Throws what is wrong with the
  /// specification, and then nothing has changed.
  public mutating func update(_ schedule: Schedule, now: WallTime) throws(SpecProblem) {
    let replaced = ScheduleRecord(schedule, limits: limits)
    times = try ScheduleTimes(replaced.spec, seed: seed)
    definition = replaced
    progress.state = schedule.state
    progress.updateTime = now.nanoseconds
    pass(now)
    progress.conflictToken += 1
    changes.definition = true
    changes.progress = true
    wake(at: now)
  }
}
