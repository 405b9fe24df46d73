import FoundationEssentials
import TemporalAPI
import TemporalServices

/// Worker deployments: the list, one of them, and what steers it. A server without worker versioning is no error.
enum DeploymentPages {
  private static let one = "/namespaces/{namespace}/worker-deployments/{deployment}"

  static let routes: [Route] =
    [
      .page("/namespaces/{namespace}/worker-deployments", list),
      .page(one, show),
      .action(one + "/current", .deployments, DeploymentActions.setCurrent),
      .action(one + "/ramping", .deployments, DeploymentActions.setRamping),
      .action(one + "/delete", .deployments, DeploymentActions.delete),
      .action(one + "/delete-version", .deployments, DeploymentActions.deleteVersion),
    ] + DeploymentVersionPage.routes

  @Sendable private static func list(_ visit: Visit) async throws -> Reply {
    var request = ListWorkerDeploymentsRequest()
    request.namespace = visit.namespace
    request.pageSize = 50
    request.nextPageToken = visit.pageToken
    let found = try await visit.list(WorkflowServiceMethods.listWorkerDeployments, request)
    let link = { visit.links.namespace(visit.namespace, "worker-deployments", query: $0) }
    let model = DeploymentListModel(
      isOffered: found.isOffered, rows: found.answer.workerDeployments.map { DeploymentRow($0, visit: visit) },
      paging: Paging(visit, next: found.answer.nextPageToken, link: link))
    return .page(Page(template: "pages/deployments", title: "Deployments", model: model, place: .deployments, status: found.status))
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    var request = DescribeWorkerDeploymentRequest()
    request.namespace = visit.namespace
    request.deploymentName = visit["deployment"]
    let model = DeploymentModel(try await visit.call(WorkflowServiceMethods.describeWorkerDeployment, request), visit: visit)
    return .page(Page(template: "pages/deployment", title: model.name, model: model, place: .deployments))
  }
}

/// What the list's template shows.
struct DeploymentListModel: Sendable {
  let isOffered: Bool
  let rows: [DeploymentRow]
  let paging: Paging
}

/// A line of the list.
struct DeploymentRow: Sendable {
  let name: String
  let href: String
  let current: String
  let ramping: String?
  let latest: String?
  let created: TimeView?

  init(_ summary: ListWorkerDeploymentsResponse.WorkerDeploymentSummary, visit: Visit) {
    name = summary.name
    href = visit.links.namespace(visit.namespace, "worker-deployments", summary.name)
    let routing = summary.routingConfig
    current = routing.currentDeploymentVersion.buildID.isEmpty ? "Unversioned workers" : routing.currentDeploymentVersion.buildID
    ramping = RampText.text(routing)
    let latest = summary.latestVersionSummary.deploymentVersion.buildID
    self.latest = latest.isEmpty ? nil : latest
    created = TimeView(summary.createTime)
  }
}

/// What a deployment ramps to, in words.
enum RampText {
  /// Nil where it ramps to nothing.
  static func text(_ routing: RoutingConfig) -> String? {
    let share = routing.rampingVersionPercentage
    let build = routing.rampingDeploymentVersion.buildID
    if build.isEmpty { return share > 0 ? "Unversioned workers, \(share.plain) %" : nil }
    return "\(build), \(share.plain) %"
  }
}
