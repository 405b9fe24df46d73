import Foundation

/// The fields of a schedule's form, group by group.
struct ScheduleFields {
  let values: ScheduleValues
  let errors: FormErrors

  var id: FieldView { field("schedule-id", "Schedule ID", hint: "Its name, for as long as it lives.").required }

  var identity: [FieldView] {
    [
      field("workflow-id", "Workflow ID", hint: "Each run's time is put behind it.").required,
      field("workflow-type", "Workflow type").required,
      field("task-queue", "Task queue").required,
    ]
  }

  var inputs: [FieldView] { InputFields.fields(values.inputs, errors: errors) }

  var payloads: [FieldView] {
    [
      field("memo", "Memo of the workflow", hint: "A JSON object.", placeholder: "{\"name\": \"value\"}").payloadMap,
      field("schedule-memo", "Memo of the schedule", hint: "A JSON object.").payloadMap,
      field("search-attributes", "Search attributes of the workflow", hint: "A JSON object.").area,
      field("schedule-attributes", "Search attributes of the schedule", hint: "A JSON object.").area,
    ]
  }

  var timeouts: [FieldView] {
    [
      field("execution-timeout", "Execution timeout", hint: "Retries and continued runs included."),
      field("run-timeout", "Run timeout"), field("task-timeout", "Task timeout"),
    ]
  }

  var retries: [FieldView] {
    [
      field("retry-initial", "First retry after", hint: "Empty: failed runs are not retried."),
      field("retry-backoff", "Backoff coefficient"),
      field("retry-maximum", "Longest wait"), field("retry-attempts", "Attempts at most"),
    ]
  }

  var times: [FieldView] {
    [
      field(
        "calendars", "Calendars and cron",
        hint: "One a line: five cron fields, or seven with seconds before and years behind; @daily; # begins a comment.",
        placeholder: "0 9 * * 1-5"
      ).area,
      field("intervals", "Intervals", hint: "One a line: a length of time, and an offset behind a slash.", placeholder: "1h/15m").area,
      field("exclusions", "But not at", hint: "Calendars as above; what they match is left out.").area,
    ]
  }

  var at: FieldView { field("at", "At", hint: "Empty: this calendar is left out.").typed("time") }

  var monthDays: FieldView { field("month-days", "Days of the month", hint: "For example 1, 15. Empty: all.") }

  var weekDays: [CheckView] {
    [1, 2, 3, 4, 5, 6, 0].map { day in
      CheckView(
        name: "on", value: "\(day)", label: String(CalendarText.weekDayNames[day].prefix(3)), isChecked: values.isTicked("on", "\(day)"))
    }
  }

  var months: [CheckView] {
    (1...12).map { month in
      CheckView(
        name: "in", value: "\(month)", label: String(CalendarText.monthNames[month - 1].prefix(3)),
        isChecked: values.isTicked("in", "\(month)"))
    }
  }

  var limits: [FieldView] {
    [
      field("timezone", "Time zone", hint: "Empty: UTC.", placeholder: "Europe/Berlin").proposing("zones"),
      field("jitter", "Jitter", hint: "Each run comes up to this much later, by chance.", placeholder: "0s"),
      field("start", "Not before (UTC)").typed("datetime-local"), field("end", "Not after (UTC)").typed("datetime-local"),
    ]
  }

  var policies: [FieldView] {
    [
      field("overlap", "While one still runs").choosing(OverlapChoice.options),
      field(
        "catchup", "Catch up within", hint: "What was missed longer ago is not made up for. Empty: the server's default.",
        placeholder: "365d"),
      field("remaining", "Runs left", hint: "Empty: without end."),
    ]
  }

  var checks: [CheckView] {
    [
      CheckView(
        name: "pause-on-failure", value: "on", label: "Pause when a workflow fails", isChecked: values.isTicked("pause-on-failure")),
      CheckView(name: "paused", value: "on", label: "Paused", isChecked: values.isTicked("paused")),
    ]
  }

  var state: [FieldView] { [field("notes", "Note")] }

  private func field(_ name: String, _ label: String, hint: String? = nil, placeholder: String? = nil) -> FieldView {
    FieldView(name, label, values[name], hint: hint, placeholder: placeholder).marked(errors)
  }
}

/// The time zones that a field proposes.
enum ZoneNames {
  static let all = TimeZone.knownTimeZoneIdentifiers.sorted()
}
