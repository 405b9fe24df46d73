import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import Schedules
import SwiftProtobuf
import TemporalAPI

extension MutableState {
  private static let shownFutureTimes = 10
  /// What a list shows of the past, of the future, and of calendars and intervals.
  private static let listedTimes = 5
  private static let listedSpecItems = 10

  /// The schedule as a description shows it.
  func scheduleDescription(now: WallTime) -> DescribeScheduleResponse {
    var response = DescribeScheduleResponse()
    guard let machine = schedule else { return response }
    let progress = machine.progress
    response.schedule.spec = machine.describedSpec
    response.schedule.action = machine.definition.action
    response.schedule.policies = machine.definition.policies
    response.schedule.state = progress.state
    response.info.actionCount = progress.actionCount
    response.info.missedCatchupWindow = progress.missedCatchupWindow
    response.info.overlapSkipped = progress.overlapSkipped
    response.info.bufferDropped = progress.bufferDropped
    response.info.bufferSize = Int64(machine.buffered.count)
    response.info.runningWorkflows = progress.running.map { run in
      WorkflowExecution.with {
        $0.workflowID = run.workflowID
        $0.runID = run.runID
      }
    }
    response.info.recentActions = progress.recentActions
    response.info.futureActionTimes = machine.futureTimes(limit: Self.shownFutureTimes, now: now).map(\.timestamp)
    response.info.createTime = WallTime(nanoseconds: progress.createTime).timestamp
    if progress.updateTime > 0 { response.info.updateTime = WallTime(nanoseconds: progress.updateTime).timestamp }
    if details.hasMemo { response.memo = details.memo }
    if details.hasSearchAttributes { response.searchAttributes = details.searchAttributes }
    response.conflictToken = machine.conflictToken
    return response
  }

  /// The schedule as a list shows it.
  func scheduleEntry(now: WallTime) -> ScheduleListEntry {
    var entry = ScheduleListEntry()
    entry.scheduleID = key.workflowID
    entry.memo = details.memo
    if details.hasSearchAttributes { entry.searchAttributes = details.searchAttributes }
    guard let machine = schedule else { return entry }
    var spec = machine.describedSpec
    spec.structuredCalendar = Array(spec.structuredCalendar.prefix(Self.listedSpecItems))
    spec.interval = Array(spec.interval.prefix(Self.listedSpecItems))
    spec.excludeStructuredCalendar = []
    spec.timezoneData.removeAll()
    entry.info.spec = spec
    entry.info.workflowType = machine.definition.action.startWorkflow.workflowType
    entry.info.notes = machine.progress.state.notes
    entry.info.paused = machine.progress.state.paused
    entry.info.recentActions = Array(machine.progress.recentActions.suffix(Self.listedTimes))
    entry.info.futureActionTimes = machine.futureTimes(limit: Self.listedTimes, now: now).map(\.timestamp)
    return entry
  }
}

extension ScheduleMachine {
  fileprivate var describedSpec: ScheduleSpec { (try? definition.spec.described()) ?? definition.spec }
}
