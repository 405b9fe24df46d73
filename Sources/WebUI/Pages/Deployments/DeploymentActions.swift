import Foundation
import TemporalAPI
import TemporalServices

/// What can be done to a worker deployment from its page.
enum DeploymentActions {
  @Sendable static func setCurrent(_ visit: Visit) async throws -> Reply {
    var request = SetWorkerDeploymentCurrentVersionRequest()
    request.namespace = visit.namespace
    request.deploymentName = visit["deployment"]
    request.buildID = visit.form["build"] ?? ""
    request.conflictToken = token(visit)
    request.identity = UIIdentity.name
    request.ignoreMissingTaskQueues = visit.form.has("ignore-missing")
    request.allowNoPollers = visit.form.has("allow-no-pollers")
    let sent = request
    return try await visit.acting(or: page(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.setWorkerDeploymentCurrentVersion, sent)
      return .redirect(page(visit), Flash("Current version set."))
    }
  }

  @Sendable static func setRamping(_ visit: Visit) async throws -> Reply {
    guard let share = Float(visit.form["percentage"] ?? ""), (0...100).contains(share) else {
      return .redirect(page(visit), Flash("The share is a number from 0 to 100.", isFailure: true))
    }
    var request = SetWorkerDeploymentRampingVersionRequest()
    request.namespace = visit.namespace
    request.deploymentName = visit["deployment"]
    request.buildID = visit.form["build"] ?? ""
    request.percentage = share
    request.conflictToken = token(visit)
    request.identity = UIIdentity.name
    request.ignoreMissingTaskQueues = visit.form.has("ignore-missing")
    request.allowNoPollers = visit.form.has("allow-no-pollers")
    let sent = request
    return try await visit.acting(or: page(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.setWorkerDeploymentRampingVersion, sent)
      // No version and no share is how the API says that nothing ramps.
      return .redirect(page(visit), Flash(sent.buildID.isEmpty && share == 0 ? "Ramp ended." : "Ramp set."))
    }
  }

  @Sendable static func delete(_ visit: Visit) async throws -> Reply {
    var request = DeleteWorkerDeploymentRequest()
    request.namespace = visit.namespace
    request.deploymentName = visit["deployment"]
    request.identity = UIIdentity.name
    let sent = request
    return try await visit.acting(or: page(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.deleteWorkerDeployment, sent)
      return .redirect(visit.links.namespace(visit.namespace, "worker-deployments"), Flash("Deleted."))
    }
  }

  @Sendable static func deleteVersion(_ visit: Visit) async throws -> Reply {
    var request = DeleteWorkerDeploymentVersionRequest()
    request.namespace = visit.namespace
    request.deploymentVersion.deploymentName = visit["deployment"]
    request.deploymentVersion.buildID = visit.form["build"] ?? ""
    request.skipDrainage = visit.form.has("skip-drainage")
    request.identity = UIIdentity.name
    let sent = request
    return try await visit.acting(or: page(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.deleteWorkerDeploymentVersion, sent)
      return .redirect(page(visit), Flash("Version deleted."))
    }
  }

  private static func page(_ visit: Visit) -> String {
    visit.links.namespace(visit.namespace, "worker-deployments", visit["deployment"])
  }

  private static func token(_ visit: Visit) -> Data { Data(base64Encoded: visit.form["conflict-token"] ?? "") ?? Data() }
}
