import FoundationEssentials

/// What the template of a schedule's form shows.
struct ScheduleFormModel: Sendable {
  let heading: String
  /// Where the form is sent; where a preview of it is made.
  let action: String
  let preview: String
  let back: String
  let submit: String
  /// Nil where the schedule is there already.
  let id: FieldView?
  /// Ties an edit to what was edited.
  let conflictToken: String?
  /// What the server said.
  let problem: String?
  let identity: [FieldView]
  let inputs: [FieldView]
  let payloads: [FieldView]
  let timeouts: [FieldView]
  let retries: [FieldView]
  let times: [FieldView]
  let at: FieldView
  /// Days of the week or month are filled in.
  let hasWeekly: Bool
  let weekDays: [CheckView]
  let monthDays: FieldView
  let months: [CheckView]
  let limits: [FieldView]
  let policies: [FieldView]
  let checks: [CheckView]
  let state: [FieldView]
  let zones: [String]
  let upcoming: SpecPreviewView
}

extension ScheduleFormModel {
  /// The addresses and words that differ between a new schedule and one that is edited.
  struct Purpose {
    var heading: String
    var action: String
    var preview: String
    var back: String
    var submit: String
    var asksID: Bool
    var conflictToken: Data? = nil
  }

  init(_ purpose: Purpose, values: ScheduleValues, errors: FormErrors = [:], problem: String? = nil, upcoming: SpecPreviewView) {
    let fields = ScheduleFields(values: values, errors: errors)
    heading = purpose.heading
    action = purpose.action
    preview = purpose.preview
    back = purpose.back
    submit = purpose.submit
    id = purpose.asksID ? fields.id : nil
    conflictToken = purpose.conflictToken?.base64EncodedString()
    self.problem = problem ?? (errors.isEmpty ? nil : "Some fields cannot be used as they are.")
    identity = fields.identity
    inputs = fields.inputs
    payloads = fields.payloads
    timeouts = fields.timeouts
    retries = fields.retries
    times = fields.times
    at = fields.at
    hasWeekly = !fields.at.value.isEmpty
    weekDays = fields.weekDays
    monthDays = fields.monthDays
    months = fields.months
    limits = fields.limits
    policies = fields.policies
    checks = fields.checks
    state = fields.state
    zones = ZoneNames.all
    self.upcoming = upcoming
  }
}
