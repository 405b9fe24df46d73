import Foundation
import TemporalAPI

/// What the template of a schedule's page shows.
struct ScheduleModel: Sendable {
  let id: String
  let status: StatusView
  let isPaused: Bool
  let note: String?
  let spec: SpecText
  let strip: CalendarStrip
  let next: [TimeView]
  let recent: [ScheduledRunView]
  let running: [RunningView]
  /// All runs of it, in the list of workflows.
  let allRuns: String
  let action: ScheduledActionView
  let policies: [Fact]
  let counts: [Fact]
  let created: TimeView?
  let updated: TimeView?
  let searchAttributes: [NamedPayload]
  let memo: [NamedPayload]
  /// Nil where schedules are not changed from here.
  let actions: ScheduleActionForms?

  /// A workflow of it that runs now.
  struct RunningView: Sendable {
    let id: String
    let href: String
  }

  init(
    _ described: DescribeScheduleResponse, times: [Date], statuses: [String: WorkflowExecutionStatus], now: Date, visit: Visit
  ) {
    let (schedule, info) = (described.schedule, described.info)
    id = visit["schedule"]
    isPaused = schedule.state.paused
    status = StatusView(.running, isPaused: isPaused)
    note = schedule.state.notes.isEmpty ? nil : schedule.state.notes
    spec = SpecText(schedule.spec)
    strip = CalendarStrip(times, now: now, zoneName: schedule.spec.timezoneName, isCut: times.count >= SpecPreview.limit)
    next = info.futureActionTimes.prefix(10).compactMap { TimeView($0) }
    recent = info.recentActions.reversed().map { ScheduledRunView($0, statuses: statuses, visit: visit) }
    running = info.runningWorkflows.map {
      RunningView(id: $0.workflowID, href: visit.links.workflow(visit.namespace, $0.workflowID, $0.runID))
    }
    allRuns = visit.links.namespace(visit.namespace, "workflows", query: [("query", Self.runsQuery(visit["schedule"]))])
    action = ScheduledActionView(schedule.action.startWorkflow, visit: visit)
    policies = Self.policies(schedule)
    counts = Self.counts(schedule, info)
    created = TimeView(info.createTime)
    updated = TimeView(info.updateTime)
    searchAttributes = NamedPayload.all(described.searchAttributes.indexedFields)
    memo = NamedPayload.all(described.memo.fields)
    actions = visit.allows(.schedules) ? ScheduleActionForms(visit) : nil
  }

  /// The filter that finds the runs of a schedule.
  static func runsQuery(_ id: String) -> String {
    "TemporalScheduledById = '\(id.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }

  private static func policies(_ schedule: Schedule) -> [Fact] {
    let policies = schedule.policies
    var facts = Fact.list(
      Fact("While one still runs", OverlapChoice.label(policies.overlapPolicy)),
      Fact("Catches up within", DurationText.text(policies.catchupWindow) ?? "The server's default"),
      Fact("When a workflow fails", policies.pauseOnFailure ? "It is paused" : "It goes on"))
    facts += Fact.list(Fact("Runs left", schedule.state.limitedActions ? "\(schedule.state.remainingActions)" : nil))
    return facts
  }

  private static func counts(_ schedule: Schedule, _ info: ScheduleInfo) -> [Fact] {
    let all: [(String, Int64)] = [
      ("Runs started", info.actionCount), ("Skipped, one still ran", info.overlapSkipped), ("Missed", info.missedCatchupWindow),
      ("Waiting", info.bufferSize), ("Dropped, too many waited", info.bufferDropped),
    ]
    return all.enumerated().filter { $0.offset == 0 || $0.element.1 != 0 }.compactMap { Fact($0.element.0, "\($0.element.1)") }
  }
}
