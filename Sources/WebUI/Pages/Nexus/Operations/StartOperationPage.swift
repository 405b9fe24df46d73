import Foundation
import GRPCWire
import TemporalAPI
import TemporalServices

/// The form that starts a Nexus operation of its own.
enum StartOperationPage {
  @Sendable static func blank(_ visit: Visit) async throws -> Reply { await page(visit, visit.query) }

  @Sendable static func start(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    let request = read(&reader, visit)
    guard reader.errors.isEmpty else { return await page(visit, visit.form, errors: reader.errors, status: 400) }
    do {
      let answer = try await visit.call(WorkflowServiceMethods.startNexusOperationExecution, request)
      let sentence = answer.started ? "Started." : "There was one of that ID already; this is it."
      return .redirect(visit.links.namespace(visit.namespace, "nexus-operations", request.operationID, answer.runID), Flash(sentence))
    } catch let error as GRPCError where error.code != .unauthenticated && error.code != .unavailable {
      return await page(visit, visit.form, problem: error.message, status: 400)
    }
  }

  private static func read(_ reader: inout FormReader, _ visit: Visit) -> StartNexusOperationExecutionRequest {
    var request = StartNexusOperationExecutionRequest()
    request.namespace = visit.namespace
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    request.operationID = reader.required("operation-id")
    request.endpoint = reader.required("endpoint")
    request.service = reader.required("service")
    request.operation = reader.required("operation")
    if let input = reader.payloads("input").payloads.first { request.input = input }
    if let time = reader.duration("schedule-to-close") { request.scheduleToCloseTimeout = time }
    if let time = reader.duration("schedule-to-start") { request.scheduleToStartTimeout = time }
    if let time = reader.duration("start-to-close") { request.startToCloseTimeout = time }
    let attributes = reader.payloadMap("search-attributes", keeping: [:])
    if !attributes.isEmpty { request.searchAttributes.indexedFields = attributes }
    if let summary = reader.fields["summary"] { request.userMetadata.summary = PayloadInput.string(summary) }
    request.idReusePolicy = reader.fields.has("reuse") ? .allowDuplicate : .rejectDuplicate
    return request
  }

  private static func page(
    _ visit: Visit, _ values: Fields, errors: FormErrors = [:], problem: String? = nil, status: Int = 200
  ) async -> Reply {
    var request = ListNexusEndpointsRequest()
    request.pageSize = 200
    let endpoints = await visit.tryCall(OperatorServiceMethods.listNexusEndpoints, request)?.endpoints.map(\.spec.name) ?? []
    let list = visit.links.namespace(visit.namespace, "nexus-operations")
    let model = StartOperationModel(values, endpoints: endpoints, errors: errors, problem: problem, action: list + "/start", back: list)
    return .page(
      Page(
        template: "pages/nexus-operation-start", title: "Start a Nexus operation", model: model, place: .nexusOperations, status: status))
  }
}

/// What the form's template shows.
struct StartOperationModel: Sendable {
  let action: String
  let back: String
  let problem: String?
  let identity: [FieldView]
  let timeouts: [FieldView]
  let more: [FieldView]
  let reuse: CheckView

  init(_ values: Fields, endpoints: [String], errors: FormErrors, problem: String?, action: String, back: String) {
    func field(_ name: String, _ label: String, hint: String? = nil, placeholder: String? = nil) -> FieldView {
      FieldView(name, label, values[name] ?? "", hint: hint, placeholder: placeholder).marked(errors)
    }
    self.action = action
    self.back = back
    self.problem = problem ?? (errors.isEmpty ? nil : "Some fields cannot be used as they are.")
    var input = field("input", "Input", hint: "JSON.")
    input.isPayload = true
    identity = [
      field("operation-id", "Operation ID").required, field("endpoint", "Endpoint").proposing(endpoints).required,
      field("service", "Service").required, field("operation", "Operation").required, input.area,
    ]
    timeouts = [
      field("schedule-to-close", "Schedule to close", hint: "How long all of it may take.", placeholder: "1h"),
      field("schedule-to-start", "Schedule to start", hint: "How long until the other side has taken it."),
      field("start-to-close", "Start to close", hint: "How long after that."),
    ]
    var attributes = field("search-attributes", "Search attributes", hint: "A JSON object.", placeholder: "{\"name\": \"value\"}")
    attributes = attributes.payloadMap
    more = [field("summary", "Summary"), attributes]
    reuse = CheckView(
      name: "reuse", value: "on", label: "Although one of that ID has ended already", isChecked: values.has("reuse") || values.pairs.isEmpty
    )
  }
}
