import TemporalAPI
import TemporalServices

/// One version of a deployment: what it serves, what was said of it, and what starts its workers.
enum DeploymentVersionPage {
  private static let one = "/namespaces/{namespace}/worker-deployments/{deployment}/versions/{build}"

  static let routes: [Route] = [
    .page(one) { try await page($0) },
    .action(one + "/metadata", .deployments, VersionMetadataForm.put),
    .action(one + "/metadata/remove", .deployments, VersionMetadataForm.remove),
    .action(one + "/compute", .deployments, VersionComputeForm.put),
    .action(one + "/compute/remove", .deployments, VersionComputeForm.remove),
  ]

  /// The page, with what is wrong with one of its forms.
  static func page(_ visit: Visit, trouble: VersionTrouble? = nil) async throws -> Reply {
    var request = DescribeWorkerDeploymentVersionRequest()
    request.namespace = visit.namespace
    (request.deploymentVersion.deploymentName, request.deploymentVersion.buildID) = (visit["deployment"], visit["build"])
    request.reportTaskQueueStats = true
    let answer = try await visit.call(WorkflowServiceMethods.describeWorkerDeploymentVersion, request)
    let model = DeploymentVersionModel(answer, trouble: trouble, visit: visit)
    return .page(
      Page(
        template: "pages/deployment-version", title: visit["build"], model: model, place: .deployments, status: trouble?.status ?? 200))
  }

  /// The page of the version that the path names, or one below it.
  static func address(_ visit: Visit, _ segments: String...) -> String {
    visit.links.namespace(visit.namespace, "worker-deployments", visit["deployment"], "versions", visit["build"])
      + segments.map { "/" + $0 }.joined()
  }
}
