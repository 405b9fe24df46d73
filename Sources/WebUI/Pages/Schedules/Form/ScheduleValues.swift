import Schedules
import TemporalAPI

/// What the fields of a schedule's form hold: what was sent, or what the schedule is now.
struct ScheduleValues {
  private let value: (String) -> String?
  let inputs: [String]
  private let ticked: (String, String) -> Bool

  /// What was entered.
  init(_ fields: Fields) {
    value = { fields[$0] }
    inputs = fields.all("input")
    ticked = { name, value in fields.pairs.contains { $0.name == name && $0.value == value } }
  }

  /// What is there.
  init(_ described: DescribeScheduleResponse) {
    let schedule = described.schedule
    var texts = Self.specTexts(schedule.spec).merging(Self.actionTexts(schedule.action.startWorkflow)) { $1 }
    texts["overlap"] = OverlapChoice.name(schedule.policies.overlapPolicy)
    texts["catchup"] = DurationInput.text(schedule.policies.catchupWindow)
    texts["notes"] = schedule.state.notes
    if schedule.state.limitedActions { texts["remaining"] = "\(schedule.state.remainingActions)" }
    texts["schedule-attributes"] = PayloadInput.text(described.searchAttributes.indexedFields)
    texts["schedule-memo"] = PayloadInput.text(described.memo.fields)
    let known = texts
    value = { known[$0] }
    inputs = schedule.action.startWorkflow.input.payloads.map(PayloadInput.text)
    ticked = { name, _ in
      switch name {
      case "paused": schedule.state.paused
      case "pause-on-failure": schedule.policies.pauseOnFailure
      default: false
      }
    }
  }

  subscript(name: String) -> String { value(name) ?? "" }

  func isTicked(_ name: String, _ value: String = "on") -> Bool { ticked(name, value) }

  private static func specTexts(_ spec: ScheduleSpec) -> [String: String] {
    [
      "calendars": SpecReading.calendarLines(spec),
      "intervals": spec.withoutEchoes().interval.map(IntervalLine.text).joined(separator: "\n"),
      "exclusions": spec.excludeStructuredCalendar.map(CalendarLine.text).joined(separator: "\n"),
      "timezone": spec.timezoneName,
      "jitter": DurationInput.text(spec.jitter),
      "start": spec.hasStartTime ? TimeInput.text(spec.startTime) : "",
      "end": spec.hasEndTime ? TimeInput.text(spec.endTime) : "",
    ]
  }

  private static func actionTexts(_ action: WorkflowNewWorkflowExecutionInfo) -> [String: String] {
    var texts = [
      "workflow-id": action.workflowID, "workflow-type": action.workflowType.name, "task-queue": action.taskQueue.name,
      "memo": PayloadInput.text(action.memo.fields), "search-attributes": PayloadInput.text(action.searchAttributes.indexedFields),
      "execution-timeout": DurationInput.text(action.workflowExecutionTimeout),
      "run-timeout": DurationInput.text(action.workflowRunTimeout),
      "task-timeout": DurationInput.text(action.workflowTaskTimeout),
    ]
    if action.hasRetryPolicy {
      texts["retry-initial"] = DurationInput.text(action.retryPolicy.initialInterval)
      texts["retry-backoff"] = "\(action.retryPolicy.backoffCoefficient)"
      texts["retry-maximum"] = DurationInput.text(action.retryPolicy.maximumInterval)
      texts["retry-attempts"] = action.retryPolicy.maximumAttempts == 0 ? "" : "\(action.retryPolicy.maximumAttempts)"
    }
    return texts
  }
}
