import Foundation
import GRPCWire
import Schedules
import TemporalAPI
import TemporalServices

/// The forms that make a schedule and change one. A preview shows them again, with what they would mean.
enum ScheduleFormPages {
  @Sendable static func blank(_ visit: Visit) async throws -> Reply {
    page(
      creating(visit), values: ScheduleValues(visit.query), preview: SpecPreviewView(ScheduleDraft(visit.query).schedule.spec, now: Date()))
  }

  @Sendable static func create(_ visit: Visit) async throws -> Reply {
    var draft = ScheduleDraft(visit.form)
    if visit.form["schedule-id"] == nil { draft.errors["schedule-id"] = "This is needed." }
    guard draft.errors.isEmpty else { return again(creating(visit), draft, visit) }
    var request = CreateScheduleRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit.form["schedule-id"] ?? ""
    request.schedule = draft.schedule
    if !draft.searchAttributes.isEmpty { request.searchAttributes.indexedFields = draft.searchAttributes }
    if !draft.memo.isEmpty { request.memo.fields = draft.memo }
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    do {
      _ = try await visit.call(WorkflowServiceMethods.createSchedule, request)
    } catch let error as GRPCError {
      return again(creating(visit), draft, visit, problem: error.message)
    }
    return .redirect(visit.links.namespace(visit.namespace, "schedules", request.scheduleID), Flash("Created."))
  }

  @Sendable static func previewNew(_ visit: Visit) async throws -> Reply {
    again(creating(visit), ScheduleDraft(visit.form), visit, isPreview: true)
  }

  @Sendable static func edit(_ visit: Visit) async throws -> Reply {
    let described = try await SchedulePage.describe(visit)
    let preview = SpecPreviewView(described.schedule.spec.withoutEchoes(), now: Date())
    return page(editing(visit, described.conflictToken), values: ScheduleValues(described), preview: preview)
  }

  @Sendable static func save(_ visit: Visit) async throws -> Reply {
    let described = try await SchedulePage.describe(visit)
    let token = editedToken(visit)
    let draft = ScheduleDraft(visit.form, over: described)
    guard draft.errors.isEmpty else { return again(editing(visit, token), draft, visit) }
    // The original takes an update with a stale token without making it, so that is looked at here.
    guard token == described.conflictToken else {
      let problem = "Somebody has changed this schedule meanwhile. Saving again puts what is here in place of that."
      return again(editing(visit, described.conflictToken), draft, visit, problem: problem)
    }
    var request = UpdateScheduleRequest()
    request.namespace = visit.namespace
    request.scheduleID = visit["schedule"]
    request.schedule = draft.schedule
    request.conflictToken = token
    if draft.searchAttributes != described.searchAttributes.indexedFields {
      request.searchAttributes.indexedFields = draft.searchAttributes
    }
    // The original takes a memo for some schedules only, and so refuses nobody who has not changed it.
    if draft.memo != described.memo.fields { request.memo.fields = draft.memo }
    request.identity = UIIdentity.name
    request.requestID = UUID().uuidString
    do {
      _ = try await visit.call(WorkflowServiceMethods.updateSchedule, request)
    } catch let error as GRPCError {
      return again(editing(visit, token), draft, visit, problem: error.message)
    }
    return .redirect(visit.links.schedule(visit), Flash("Saved."))
  }

  @Sendable static func previewEdit(_ visit: Visit) async throws -> Reply {
    let described = try await SchedulePage.describe(visit)
    return again(editing(visit, editedToken(visit)), ScheduleDraft(visit.form, over: described), visit, isPreview: true)
  }

  private static func editedToken(_ visit: Visit) -> Data { Data(base64Encoded: visit.form["conflict-token"] ?? "") ?? Data() }

  /// The form as it was sent, with what is wrong with it. A preview says nothing of what is still missing.
  private static func again(
    _ purpose: ScheduleFormModel.Purpose, _ draft: ScheduleDraft, _ visit: Visit, problem: String? = nil, isPreview: Bool = false
  ) -> Reply {
    let preview = SpecPreviewView(draft.schedule.spec.withoutEchoes(), now: Date())
    let errors = draft.errors.filter { !isPreview || visit.form[$0.key] != nil }
    return page(
      purpose, values: ScheduleValues(visit.form), errors: errors, problem: problem, preview: preview, status: isPreview ? 200 : 400)
  }

  private static func page(
    _ purpose: ScheduleFormModel.Purpose, values: ScheduleValues, errors: FormErrors = [:], problem: String? = nil,
    preview: SpecPreviewView, status: Int = 200
  ) -> Reply {
    let model = ScheduleFormModel(purpose, values: values, errors: errors, problem: problem, upcoming: preview)
    return .page(Page(template: "pages/schedule-form", title: purpose.heading, model: model, place: .schedules, status: status))
  }

  private static func creating(_ visit: Visit) -> ScheduleFormModel.Purpose {
    let list = visit.links.namespace(visit.namespace, "schedules")
    return .init(
      heading: "New schedule", action: list + "/create", preview: list + "/create/preview", back: list, submit: "Create schedule",
      asksID: true)
  }

  private static func editing(_ visit: Visit, _ token: Data) -> ScheduleFormModel.Purpose {
    let page = visit.links.schedule(visit)
    return .init(
      heading: "Edit \(visit["schedule"])", action: page + "/edit", preview: page + "/edit/preview", back: page, submit: "Save",
      asksID: false, conflictToken: token)
  }
}
