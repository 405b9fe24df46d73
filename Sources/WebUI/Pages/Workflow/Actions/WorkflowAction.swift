import GRPCWire
import TemporalAPI

/// Something that can be done with a run: a form at an address of its own, and what sending it does.
struct WorkflowAction: Sendable {
  /// The last segment of its address.
  let segment: String
  /// The switch that forbids it.
  let kind: UIAction
  /// What the menu and the button say.
  let label: String
  var isDanger = false
  /// Whether it makes sense for a run: is it open, is it paused.
  var fits: @Sendable (_ isOpen: Bool, _ isPaused: Bool) -> Bool = { isOpen, _ in isOpen }
  /// What stands above the fields.
  let explanation: String
  let fields: @Sendable (Visit) async throws -> [FieldView]
  /// Whether arguments can be given.
  var takesInput = false
  /// Does it. Throws `GRPCError` where the server refuses and `FormFailure` where a field cannot be used.
  let perform: @Sendable (Visit) async throws -> Reply

  static let all: [WorkflowAction] = [cancel, signal, pause, unpause, reset, terminate, delete]

  static let routes: [Route] = all.flatMap { action -> [Route] in
    let pattern = "/namespaces/{namespace}/workflows/{workflow}/{run}/" + action.segment
    return [
      .page(pattern) { visit in
        guard visit.allows(action.kind) else { throw PageFailure.switchedOff(action.kind) }
        return .page(try await action.page(visit, failure: nil))
      },
      .action(pattern, action.kind) { visit in
        do {
          return try await action.perform(visit)
        } catch let error as GRPCError {
          return .page(try await action.page(visit, failure: FormFailure(error, visit: visit)))
        } catch let failure as FormFailure {
          return .page(try await action.page(visit, failure: failure))
        }
      },
    ]
  }

  /// The form, with what was entered where it comes back.
  private func page(_ visit: Visit, failure: FormFailure?) async throws -> Page {
    let described = try await WorkflowPages.describe(visit)
    let info = described.workflowExecutionInfo
    let errors = failure?.fields ?? [:]
    let fields = try await fields(visit).marked(errors)
    let inputs = takesInput ? InputFields.fields(InputFields.values(visit.form), errors: errors) : []
    let wrong = fields.compactMap { field in field.error.map { "\(field.label): \($0)" } } + inputs.compactMap(\.error)
    let model = ActionModel(
      id: info.execution.workflowID, type: info.type.name,
      status: StatusView(info.status, isPaused: described.workflowExtendedInfo.hasPauseInfo),
      back: visit.links.workflow(visit.namespace, visit["workflow"], visit["run"]), label: label, isDanger: isDanger,
      explanation: explanation, failure: wrong.isEmpty ? failure?.text : wrong.joined(separator: " "), fields: fields, inputs: inputs)
    return Page(
      template: "pages/workflow-action", title: "\(label) · \(visit["workflow"])", model: model, place: .workflows,
      status: failure?.status ?? 200)
  }
}

/// What the form's page shows.
struct ActionModel: Sendable {
  let id: String
  let type: String
  let status: StatusView
  let back: String
  let label: String
  let isDanger: Bool
  let explanation: String
  let failure: String?
  let fields: [FieldView]
  let inputs: [FieldView]
}

extension Visit {
  /// Back to the run's page, with a word on what was done.
  func done(_ text: String) -> Reply { .redirect(links.workflow(namespace, self["workflow"], self["run"]), Flash(text)) }
}
