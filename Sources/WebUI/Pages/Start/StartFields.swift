/// The fields of the form that starts a workflow, filled.
struct StartFields {
  private static let length = "e.g. 30s, 5m, 1h 30m, 2d"

  let form: StartForm
  let problems: FormErrors

  var id: FieldView { field("id", "Workflow ID", hint: "One workflow of an ID runs at a time.").required }
  var queue: FieldView { field("queue", "Task queue").required.proposing("queues") }
  var type: FieldView { field("type", "Workflow type").required.proposing("types") }

  var policies: [FieldView] {
    [
      choice("reuse", "If the ID was used before", StartPolicies.reuse.map { ($0.value, $0.words) }),
      choice("conflict", "If the ID is running now", StartPolicies.conflict.map { ($0.value, $0.words) }),
    ]
  }

  var times: [FieldView] {
    [
      field("execution-timeout", "Execution timeout", hint: "All runs together, \(Self.length)."),
      field("run-timeout", "Run timeout", hint: "One run."), field("task-timeout", "Workflow task timeout", hint: "10s unless said."),
      field("start-delay", "Start delay", hint: "How long until the first task."),
      field("cron", "Cron schedule", hint: "e.g. 0 12 * * MON-FRI; schedules can do more."),
    ]
  }

  var retries: [FieldView] {
    [
      field("retry-interval", "First pause", hint: Self.length),
      field("retry-coefficient", "Each pause longer by", hint: "A factor, e.g. 2."),
      field("retry-maximum", "Longest pause"), field("retry-attempts", "Attempts at most", hint: "0 means without end."),
      area("retry-errors", "Errors that end it at once", hint: "Types of errors, one a line."),
    ]
  }

  var words: [FieldView] {
    [
      field("summary", "Summary", hint: "One line for those who look at it."), area("details", "Details"),
      field("memo", "Memo", hint: "A JSON object, e.g. {\"customer\": \"Ada\"}.").payloadMap,
    ]
  }

  var priorities: [FieldView] {
    [
      field("priority", "Priority", hint: "1 goes first."), field("fairness-key", "Fairness key", hint: "Those of one key share its turn."),
      field("fairness-weight", "Fairness weight"),
    ]
  }

  private func field(_ name: String, _ label: String, hint: String? = nil) -> FieldView {
    FieldView(name, label, form.values[name] ?? "", hint: hint).marked(problems)
  }

  private func area(_ name: String, _ label: String, hint: String? = nil) -> FieldView { field(name, label, hint: hint).area }

  private func choice(_ name: String, _ label: String, _ options: [(value: String, label: String)]) -> FieldView {
    field(name, label).choosing([(value: "", label: "As the server has it")] + options)
  }
}
