import GRPCWire
import TemporalAPI
import TemporalServices

/// Registering, changing and deleting a namespace.
enum NamespaceForms {
  static let routes: [Route] = [
    .page("/namespaces/create") { visit in
      try allowed(visit)
      return form(NamespaceFields(), isNew: true, failure: nil, visit)
    },
    .action("/namespaces", .namespaces, register),
    .page("/namespaces/{namespace}/settings/edit") { visit in
      try allowed(visit)
      return form(NamespaceFields(try await NamespacePages.describe(visit)), isNew: false, failure: nil, visit)
    },
    .action("/namespaces/{namespace}/settings", .namespaces, update),
    .action("/namespaces/{namespace}/settings/delete", .namespaces, delete),
  ]

  private static func allowed(_ visit: Visit) throws {
    guard visit.allows(.namespaces) else { throw PageFailure.switchedOff(.namespaces) }
  }

  @Sendable private static func register(_ visit: Visit) async throws -> Reply {
    let fields = NamespaceFields(visit.form)
    do {
      _ = try await visit.call(WorkflowServiceMethods.registerNamespace, try fields.registration())
    } catch let failure as FormFailure {
      return form(fields, isNew: true, failure: failure, visit)
    } catch let error as GRPCError {
      return form(fields, isNew: true, failure: FormFailure(error, visit: visit), visit)
    }
    return .redirect(visit.links.namespace(fields.name, "settings"), Flash("Namespace \(fields.name) is registered."))
  }

  @Sendable private static func update(_ visit: Visit) async throws -> Reply {
    var fields = NamespaceFields(visit.form)
    fields.name = visit.namespace
    do {
      _ = try await visit.call(WorkflowServiceMethods.updateNamespace, try fields.change())
    } catch let failure as FormFailure {
      return form(fields, isNew: false, failure: failure, visit)
    } catch let error as GRPCError {
      return form(fields, isNew: false, failure: FormFailure(error, visit: visit), visit)
    }
    return .redirect(visit.links.namespace(visit.namespace, "settings"), Flash("The settings are saved."))
  }

  @Sendable private static func delete(_ visit: Visit) async throws -> Reply {
    let settings = visit.links.namespace(visit.namespace, "settings")
    guard visit.form["confirmation"] == visit.namespace else {
      return .redirect(settings, Flash("Nothing was deleted: the name was not repeated as it is.", isFailure: true))
    }
    var request = DeleteNamespaceRequest()
    request.namespace = visit.namespace
    do {
      let answer = try await visit.call(OperatorServiceMethods.deleteNamespace, request)
      return .redirect(visit.links.path("namespaces"), Flash("\(visit.namespace) is being deleted, as \(answer.deletedNamespace)."))
    } catch let error as GRPCError {
      return .redirect(settings, Flash(error.message, isFailure: true))
    }
  }

  private static func form(_ fields: NamespaceFields, isNew: Bool, failure: FormFailure?, _ visit: Visit) -> Reply {
    let settings = visit.links.namespace(visit.namespace, "settings")
    let model = Model(
      heading: isNew ? "Register a namespace" : "Settings of \(visit.namespace)", isNew: isNew, fields: fields,
      units: FormChoice.all(RetentionUnit.allCases.map { ($0.rawValue, $0.label) }, chosen: fields.retentionUnit),
      historyStates: NamespaceFields.archivalChoices(fields.historyState),
      listStates: NamespaceFields.archivalChoices(fields.listState), failure: failure?.text,
      action: isNew ? visit.links.path("namespaces") : settings, cancelHref: isNew ? visit.links.path("namespaces") : settings,
      submit: isNew ? "Register" : "Save")
    return .page(
      Page(
        template: "pages/namespace-form", title: model.heading, model: model, place: .namespaces, status: failure?.status ?? 200))
  }

  private struct Model: Sendable {
    let heading: String
    let isNew: Bool
    let fields: NamespaceFields
    let units: [FormChoice]
    let historyStates: [FormChoice]
    let listStates: [FormChoice]
    let failure: String?
    let action: String
    let cancelHref: String
    let submit: String
  }
}
