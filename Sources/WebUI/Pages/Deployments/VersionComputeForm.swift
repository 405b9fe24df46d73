import Foundation
import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Adds scaling groups to the compute configuration of a version, changes and removes them.
enum VersionComputeForm {
  private static let kinds: [(name: String, type: TaskQueueType)] = [("workflow", .workflow), ("activity", .activity), ("nexus", .nexus)]

  @Sendable static func put(_ visit: Visit) async throws -> Reply {
    var reader = FormReader(visit.form)
    let name = reader.required("group")
    var update = ComputeConfigScalingGroupUpdate()
    update.scalingGroup = group(&reader)
    // Not the regions, which the form does not ask for.
    update.updateMask.paths = ["task_queue_types", "provider", "scaler"]
    guard reader.errors.isEmpty else {
      return try await DeploymentVersionPage.page(visit, trouble: VersionTrouble(.compute, FormFailure(reader.errors)))
    }
    var request = request(visit)
    request.computeConfigScalingGroups[name] = update
    do {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionComputeConfig, request)
    } catch let error as GRPCError where error.code != .unauthenticated && error.code != .unavailable {
      return try await DeploymentVersionPage.page(visit, trouble: VersionTrouble(.compute, FormFailure(error, visit: visit)))
    }
    return .redirect(DeploymentVersionPage.address(visit), Flash("Scaling group \(name) is saved."))
  }

  @Sendable static func remove(_ visit: Visit) async throws -> Reply {
    var request = request(visit)
    guard let name = visit.form["group"] else { throw PageFailure.badField("group", "This is needed.") }
    request.removeComputeConfigScalingGroups = [name]
    let sent = request
    return try await visit.acting(or: DeploymentVersionPage.address(visit)) {
      _ = try await visit.call(WorkflowServiceMethods.updateWorkerDeploymentVersionComputeConfig, sent)
      return .redirect(DeploymentVersionPage.address(visit), Flash("Scaling group \(name) is removed."))
    }
  }

  static func view(_ visit: Visit, trouble: FormFailure?) -> VersionForm {
    func field(_ name: String, _ label: String, hint: String? = nil) -> FieldView {
      FieldView(name, label, visit.form[name] ?? "", hint: hint)
    }
    func details(_ name: String, _ label: String) -> FieldView {
      var field = field(name, label, hint: "JSON.").area
      field.isPayload = true
      return field
    }
    return VersionForm(
      action: DeploymentVersionPage.address(visit, "compute"), remove: DeploymentVersionPage.address(visit, "compute", "remove"),
      fields: [
        field("group", "Scaling group", hint: "One that is there already is replaced.").required,
        field("provider", "Provider", hint: "What starts workers, as the server names it.").required,
        details("provider-details", "Details of the provider"),
        field("endpoint", "Nexus endpoint", hint: "Where the provider is reached, if it is a Nexus service."),
        field("scaler", "Scaler", hint: "What decides when, as the server names it."), details("scaler-details", "Details of the scaler"),
      ],
      checks: kinds.map { kind in
        CheckView(name: kind.name, value: "on", label: TaskQueueSide.label(kind.type), isChecked: visit.form.has(kind.name))
      }, trouble: trouble)
  }

  private static func group(_ reader: inout FormReader) -> ComputeConfigScalingGroup {
    var group = ComputeConfigScalingGroup()
    let fields = reader.fields
    group.taskQueueTypes = kinds.filter { fields.has($0.name) }.map(\.type)
    group.provider.type = reader.required("provider")
    group.provider.nexusEndpoint = reader.text("endpoint")
    if let details = reader.payloads("provider-details").payloads.first { group.provider.details = details }
    group.scaler.type = reader.text("scaler")
    if let details = reader.payloads("scaler-details").payloads.first { group.scaler.details = details }
    return group
  }

  private static func request(_ visit: Visit) -> UpdateWorkerDeploymentVersionComputeConfigRequest {
    var request = UpdateWorkerDeploymentVersionComputeConfigRequest()
    request.namespace = visit.namespace
    (request.deploymentVersion.deploymentName, request.deploymentVersion.buildID) = (visit["deployment"], visit["build"])
    (request.identity, request.requestID) = (UIIdentity.name, UUID().uuidString)
    return request
  }
}
