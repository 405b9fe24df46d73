import Foundation
import GRPCWire
import TemporalAPI
import TemporalServices

/// The form that starts an activity of its own.
enum StartActivityPage {
  @Sendable static func blank(_ visit: Visit) async throws -> Reply { page(visit, visit.query) }

  @Sendable static func start(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    let request = read(&reader, visit)
    guard reader.errors.isEmpty else { return page(visit, visit.form, errors: reader.errors, status: 400) }
    do {
      let answer = try await visit.call(WorkflowServiceMethods.startActivityExecution, request)
      let sentence = answer.started ? "Started." : "There was one of that ID already; this is it."
      return .redirect(visit.links.namespace(visit.namespace, "activities", request.activityID, answer.runID), Flash(sentence))
    } catch let error as GRPCError {
      return page(visit, visit.form, problem: error.message, status: 400)
    }
  }

  private static func read(_ reader: inout FormReader, _ visit: Visit) -> StartActivityExecutionRequest {
    var request = StartActivityExecutionRequest()
    request.namespace = visit.namespace
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    request.activityID = reader.required("activity-id")
    request.activityType.name = reader.required("activity-type")
    request.taskQueue.name = reader.required("task-queue")
    request.input = reader.payloads("input")
    if let time = reader.duration("schedule-to-close") { request.scheduleToCloseTimeout = time }
    if let time = reader.duration("schedule-to-start") { request.scheduleToStartTimeout = time }
    if let time = reader.duration("start-to-close") { request.startToCloseTimeout = time }
    if let time = reader.duration("heartbeat") { request.heartbeatTimeout = time }
    if let delay = reader.duration("start-delay") { request.startDelay = delay }
    if let attempts = reader.number("retry-attempts", atLeast: Int32(0)) { request.retryPolicy.maximumAttempts = attempts }
    let attributes = reader.payloadMap("search-attributes", keeping: [:])
    if !attributes.isEmpty { request.searchAttributes.indexedFields = attributes }
    if let summary = reader.fields["summary"] { request.userMetadata.summary = PayloadInput.string(summary) }
    request.idReusePolicy = reader.fields.has("reuse") ? .allowDuplicate : .rejectDuplicate
    if reader.text("schedule-to-close").isEmpty, reader.text("start-to-close").isEmpty {
      reader.reject("start-to-close", "This or schedule to close is needed.")
    }
    return request
  }

  private static func page(
    _ visit: Visit, _ values: Fields, errors: FormErrors = [:], problem: String? = nil, status: Int = 200
  ) -> Reply {
    let list = visit.links.namespace(visit.namespace, "activities")
    let model = StartActivityModel(values, errors: errors, problem: problem, action: list + "/start", back: list)
    return .page(Page(template: "pages/activity-start", title: "Start an activity", model: model, place: .activities, status: status))
  }
}

/// What the form's template shows.
struct StartActivityModel: Sendable {
  let action: String
  let back: String
  let problem: String?
  let identity: [FieldView]
  let inputs: [FieldView]
  let timeouts: [FieldView]
  let more: [FieldView]
  let reuse: CheckView

  init(_ values: Fields, errors: FormErrors, problem: String?, action: String, back: String) {
    func field(_ name: String, _ label: String, hint: String? = nil, placeholder: String? = nil) -> FieldView {
      FieldView(name, label, values[name] ?? "", hint: hint, placeholder: placeholder).marked(errors)
    }
    self.action = action
    self.back = back
    self.problem = problem ?? (errors.isEmpty ? nil : "Some fields cannot be used as they are.")
    identity = [
      field("activity-id", "Activity ID").required, field("activity-type", "Activity type").required,
      field("task-queue", "Task queue").required,
    ]
    inputs = InputFields.fields(values.all("input"), errors: errors)
    timeouts = [
      field("start-to-close", "Start to close", hint: "How long one attempt may take.", placeholder: "1m"),
      field("schedule-to-close", "Schedule to close", hint: "How long all of it may take.", placeholder: "1h"),
      field("schedule-to-start", "Schedule to start"), field("heartbeat", "Heartbeat"), field("start-delay", "Start delay"),
      field("retry-attempts", "Attempts at most", hint: "Empty: without end."),
    ]
    more = [
      field("summary", "Summary"),
      field("search-attributes", "Search attributes", hint: "A JSON object.", placeholder: "{\"name\": \"value\"}").area,
    ]
    reuse = CheckView(
      name: "reuse", value: "on", label: "Although one of that ID has ended already", isChecked: values.has("reuse") || values.pairs.isEmpty
    )
  }
}
