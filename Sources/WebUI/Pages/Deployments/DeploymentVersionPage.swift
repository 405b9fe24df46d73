import GRPCWire
import TemporalAPI
import TemporalServices

/// One version of a deployment: what it serves, what was said of it, and what computes for it.
enum DeploymentVersionPage {
  private static let one = "/namespaces/{namespace}/worker-deployments/{deployment}/versions/{build}"

  static let routes: [Route] = [
    .page(one) { try await page($0) },
    .action(one + "/metadata", .deployments, put),
    .action(one + "/metadata/remove", .deployments, remove),
  ]

  @Sendable private static func put(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    var request = request(visit)
    let key = reader.required("key")
    let value = reader.payloads("value").payloads.first
    if value == nil, reader.errors["value"] == nil { reader.reject("value", "This is needed.") }
    guard reader.errors.isEmpty, let value else { return try await page(visit, errors: reader.errors, status: 400) }
    request.upsertEntries[key] = value
    let sent = request
    do {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata, sent)
    } catch let error as GRPCError where error.code != .unauthenticated && error.code != .unavailable {
      return try await page(visit, problem: error.message, status: 400)
    }
    return .redirect(address(visit), Flash("Entry \(key) is saved."))
  }

  @Sendable private static func remove(_ visit: Visit) async throws -> Reply {
    var request = request(visit)
    guard let key = visit.form["key"] else { throw PageFailure.badField("key", "This is needed.") }
    request.removeEntries = [key]
    let sent = request
    return try await visit.acting(or: address(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata, sent)
      return .redirect(address(visit), Flash("Entry \(key) is removed."))
    }
  }

  private static func request(_ visit: Visit) -> UpdateWorkerDeploymentVersionMetadataRequest {
    var request = UpdateWorkerDeploymentVersionMetadataRequest()
    request.namespace = visit.namespace
    (request.deploymentVersion.deploymentName, request.deploymentVersion.buildID) = (visit["deployment"], visit["build"])
    request.identity = UIIdentity.name
    return request
  }

  private static func page(
    _ visit: Visit, errors: FormErrors = [:], problem: String? = nil, status: Int = 200
  ) async throws -> Reply {
    var request = DescribeWorkerDeploymentVersionRequest()
    request.namespace = visit.namespace
    (request.deploymentVersion.deploymentName, request.deploymentVersion.buildID) = (visit["deployment"], visit["build"])
    request.reportTaskQueueStats = true
    let answer = try await visit.call(WorkflowServiceMethods.describeWorkerDeploymentVersion, request)
    let model = DeploymentVersionModel(answer, errors: errors, problem: problem, visit: visit)
    return .page(
      Page(template: "pages/deployment-version", title: visit["build"], model: model, place: .deployments, status: status))
  }

  /// The page of the version that the path names, or one below it.
  static func address(_ visit: Visit, _ segments: String...) -> String {
    visit.links.namespace(visit.namespace, "worker-deployments", visit["deployment"], "versions", visit["build"])
      + segments.map { "/" + $0 }.joined()
  }
}
