import GRPCWire
import HTTPServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// The form that changes the options of a pending activity.
enum ActivityOptionsPage {
  private static let path = "/namespaces/{namespace}/workflows/{workflow}/{run}/pending-activities/{activity}/options"

  static let routes: [Route] = [
    .page(path) { visit in
      let activity = try await find(visit)
      let fields = ActivityOption.allCases.map { field($0, $0.text(activity.activityOptions), [:]) }
      return .page(page(activity, fields, failure: nil, visit))
    },
    .action(path, .activityCommands, change),
  ]

  private struct Model: Sendable {
    let id: String
    let type: String
    let fields: [FieldView]
    let restore: CheckView
    /// Why the server refused; nil: it was not asked, or did not.
    let failure: String?
    let action: String
    let back: String
  }

  @Sendable private static func change(_ visit: Visit) async throws -> Reply {
    let activity = try await find(visit)
    let present = activity.activityOptions
    var form = FormReader(visit.form)
    var request = UpdateActivityExecutionOptionsRequest()
    request.activityOptions = present
    request.restoreOriginal = visit.form.has("restore")
    if !request.restoreOriginal {
      for option in ActivityOption.allCases where form.text(option.rawValue) != option.text(present) {
        option.read(&form, into: &request.activityOptions)
        request.updateMask.paths.append(option.rawValue)
      }
    } else {
      request.clearActivityOptions()
    }
    func again(_ failure: String?) -> Reply {
      let fields = ActivityOption.allCases.map { field($0, form.text($0.rawValue), form.errors) }
      return .page(page(activity, fields, failure: failure, visit))
    }
    guard form.errors.isEmpty else { return again(nil) }
    guard request.restoreOriginal || !request.updateMask.paths.isEmpty else { return again("Nothing was changed.") }
    do {
      try await ActivityCommands.update(request, visit)
    } catch let error as GRPCError {
      return again(error.message)
    }
    return .redirect(back(visit), Flash("The options of activity \(activity.activityID) are changed."))
  }

  /// Throws `PageFailure.noPage` for an activity that is not pending.
  private static func find(_ visit: Visit) async throws -> WorkflowPendingActivityInfo {
    let described = try await WorkflowPages.describe(visit)
    guard let found = described.pendingActivities.first(where: { $0.activityID == visit["activity"] }) else { throw PageFailure.noPage }
    return found
  }

  private static func field(_ option: ActivityOption, _ value: String, _ errors: FormErrors) -> FieldView {
    FieldView(option.rawValue, option.label, value, hint: option.hint).marked(errors)
  }

  private static func page(
    _ activity: WorkflowPendingActivityInfo, _ fields: [FieldView], failure: String?, _ visit: Visit
  ) -> Page {
    let model = Model(
      id: activity.activityID, type: activity.activityType.name, fields: fields,
      restore: CheckView(
        name: "restore", value: "yes", label: "Back to the options that the workflow gave it", isChecked: visit.form.has("restore")),
      failure: failure, action: visit.request.path, back: back(visit))
    return Page(template: "pages/workflow-activity-options", title: "Options of activity \(model.id)", model: model, place: .workflows)
  }

  private static func back(_ visit: Visit) -> String {
    visit.links.workflow(visit.namespace, visit["workflow"], visit["run"], "pending-activities")
  }
}
