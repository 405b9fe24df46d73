import GRPCWire
import TemporalAPI
import TemporalServices

/// Making, changing and deleting an endpoint.
enum NexusForms {
  static let routes: [Route] = [
    .page("/nexus/create") { visit in
      try allowed(visit)
      return form(NexusFields(namespace: visit.namespace), id: nil, failure: nil, visit)
    },
    .action("/nexus", .nexus, create),
    .page("/nexus/{endpoint}/edit") { visit in
      try allowed(visit)
      return form(NexusFields(try await NexusPages.endpoint(visit)), id: visit["endpoint"], failure: nil, visit)
    },
    .action("/nexus/{endpoint}", .nexus, update),
    .action("/nexus/{endpoint}/delete", .nexus, delete),
  ]

  private static func allowed(_ visit: Visit) throws {
    guard visit.allows(.nexus) else { throw PageFailure.switchedOff(.nexus) }
  }

  @Sendable private static func create(_ visit: Visit) async throws -> Reply {
    let fields = NexusFields(visit.form)
    var request = CreateNexusEndpointRequest()
    request.spec = fields.spec
    do {
      let endpoint = try await visit.call(OperatorServiceMethods.createNexusEndpoint, request).endpoint
      return .redirect(visit.links.path("nexus", endpoint.id), Flash("Endpoint \(fields.name) is there now."))
    } catch let error as GRPCError {
      return form(fields, id: nil, failure: FormFailure(error, visit: visit), visit)
    }
  }

  @Sendable private static func update(_ visit: Visit) async throws -> Reply {
    let fields = NexusFields(visit.form)
    var request = UpdateNexusEndpointRequest()
    request.id = visit["endpoint"]
    request.version = fields.version
    request.spec = fields.spec
    do {
      _ = try await visit.call(OperatorServiceMethods.updateNexusEndpoint, request)
    } catch let error as GRPCError {
      return form(fields, id: visit["endpoint"], failure: FormFailure(error, visit: visit), visit)
    }
    return .redirect(visit.links.path("nexus", visit["endpoint"]), Flash("The endpoint is changed."))
  }

  @Sendable private static func delete(_ visit: Visit) async throws -> Reply {
    var request = DeleteNexusEndpointRequest()
    request.id = visit["endpoint"]
    request.version = visit.form["version"].flatMap { Int64($0) } ?? 0
    do {
      _ = try await visit.call(OperatorServiceMethods.deleteNexusEndpoint, request)
    } catch let error as GRPCError {
      return .redirect(visit.links.path("nexus", visit["endpoint"]), Flash(error.message, isFailure: true))
    }
    return .redirect(visit.links.path("nexus"), Flash("The endpoint is deleted."))
  }

  private static func form(_ fields: NexusFields, id: String?, failure: FormFailure?, _ visit: Visit) -> Reply {
    let back = id.map { visit.links.path("nexus", $0) } ?? visit.links.path("nexus")
    let model = Model(
      heading: id == nil ? "Make an endpoint" : "Change \(fields.name)", fields: fields, isExternal: fields.kind == "external",
      failure: failure?.text, action: back, cancelHref: back, submit: id == nil ? "Make it" : "Save")
    return .page(
      Page(template: "pages/nexus-form", title: model.heading, model: model, place: .nexus, status: failure?.status ?? 200))
  }

  private struct Model: Sendable {
    let heading: String
    let fields: NexusFields
    let isExternal: Bool
    let failure: String?
    let action: String
    let cancelHref: String
    let submit: String
  }
}
