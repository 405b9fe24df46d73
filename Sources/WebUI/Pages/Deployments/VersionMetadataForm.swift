import GRPCWire
import TemporalAPI
import TemporalServices

/// Adds entries to the metadata of a version, and removes them.
enum VersionMetadataForm {
  @Sendable static func put(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    var request = request(visit)
    let key = reader.required("key")
    let value = reader.payloads("value").payloads.first
    if value == nil, reader.errors["value"] == nil { reader.reject("value", "This is needed.") }
    guard reader.errors.isEmpty, let value else {
      return try await DeploymentVersionPage.page(visit, trouble: VersionTrouble(.metadata, FormFailure(reader.errors)))
    }
    request.upsertEntries[key] = value
    do {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata, request)
    } catch let error as GRPCError where error.code != .unauthenticated && error.code != .unavailable {
      return try await DeploymentVersionPage.page(visit, trouble: VersionTrouble(.metadata, FormFailure(error, visit: visit)))
    }
    return .redirect(DeploymentVersionPage.address(visit), Flash("Entry \(key) is saved."))
  }

  @Sendable static func remove(_ visit: Visit) async throws -> Reply {
    var request = request(visit)
    guard let key = visit.form["key"] else { throw PageFailure.badField("key", "This is needed.") }
    request.removeEntries = [key]
    let sent = request
    return try await visit.acting(or: DeploymentVersionPage.address(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata, sent)
      return .redirect(DeploymentVersionPage.address(visit), Flash("Entry \(key) is removed."))
    }
  }

  static func view(_ visit: Visit, trouble: FormFailure?) -> VersionForm {
    var value = FieldView("value", "Value", visit.form["value"] ?? "", hint: "JSON.").area
    value.isPayload = true
    let key = FieldView("key", "Name", visit.form["key"] ?? "", hint: "One that is there already gets the new value.").required
    return VersionForm(
      action: DeploymentVersionPage.address(visit, "metadata"), remove: DeploymentVersionPage.address(visit, "metadata", "remove"),
      fields: [key, value], trouble: trouble)
  }

  private static func request(_ visit: Visit) -> UpdateWorkerDeploymentVersionMetadataRequest {
    var request = UpdateWorkerDeploymentVersionMetadataRequest()
    request.namespace = visit.namespace
    (request.deploymentVersion.deploymentName, request.deploymentVersion.buildID) = (visit["deployment"], visit["build"])
    request.identity = UIIdentity.name
    return request
  }
}
