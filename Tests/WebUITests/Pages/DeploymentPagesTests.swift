import FoundationEssentials
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of worker deployments")
struct DeploymentPagesTests {
  private static let version = "/namespaces/default/worker-deployments/shop/versions/b1"

  private func site(_ change: (inout UISettings) -> Void = { _ in }) throws -> TestSite {
    let site = try TestSite(change)
    site.caller.on(WorkflowServiceMethods.describeWorkerDeploymentVersion) { request in
      .with {
        $0.workerDeploymentVersionInfo.deploymentVersion = request.deploymentVersion
        $0.workerDeploymentVersionInfo.status = .draining
        $0.workerDeploymentVersionInfo.drainageInfo.status = .draining
        $0.workerDeploymentVersionInfo.metadata.entries["<commit>"] = PayloadInput.string("c0ffee")
        $0.workerDeploymentVersionInfo.computeConfig.scalingGroups["main"] = .with {
          $0.provider.type = "aws-lambda"
          $0.provider.details = PayloadInput.string("arn")
          $0.taskQueueTypes = [.activity, .nexus]
        }
        $0.versionTaskQueues = [.with { ($0.name, $0.type) = ("q", .activity) }]
      }
    }
    return site
  }

  @Test("a version shows what it serves, what was said of it and what starts its workers")
  func version() async throws {
    let text = await (try site()).get(Self.version).text
    for part in [
      "Draining", "Workflows still run on it", "task-queues/q", "&lt;commit&gt;", "c0ffee", "aws-lambda", "Activities, Nexus", "arn",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("<commit>"))
  }

  @Test("an entry of the metadata is sent as a payload, and one is removed by its name")
  func metadata() async throws {
    let site = try site()
    site.caller.on(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata) { request in
      #expect(request.deploymentVersion.deploymentName == "shop" && request.deploymentVersion.buildID == "b1")
      #expect(request.upsertEntries["stage"]?.data == Data("{\"n\": 1}".utf8) || request.removeEntries == ["stage"])
      return UpdateWorkerDeploymentVersionMetadataResponse()
    }
    #expect(await site.post(Self.version + "/metadata", ["key": "stage", "value": "{\"n\": 1}"]).location == Self.version)
    #expect(await site.post(Self.version + "/metadata/remove", ["key": "stage"]).location == Self.version)
    #expect(await site.post(Self.version + "/metadata/remove").status == 400)
  }

  @Test("an entry that cannot be used comes back with what is wrong beside each field, and nothing is sent")
  func refused() async throws {
    let site = try site()
    let shown = await site.post(Self.version + "/metadata", ["value": "{"])
    #expect(shown.status == 400)
    #expect(shown.text.split(separator: "aria-invalid").count == 3)
    #expect(!site.caller.asked.contains(WorkflowServiceMethods.updateWorkerDeploymentVersionMetadata.path))
  }

  @Test("a scaling group is sent whole, with all that the form asks for in its mask, and removed by its name")
  func compute() async throws {
    let site = try site()
    site.caller.on(WorkflowServiceMethods.updateWorkerDeploymentVersionComputeConfig) { request in
      guard let update = request.computeConfigScalingGroups["main"] else {
        #expect(request.removeComputeConfigScalingGroups == ["main"])
        return UpdateWorkerDeploymentVersionComputeConfigResponse()
      }
      #expect(update.scalingGroup.provider.type == "aws-lambda" && update.scalingGroup.scaler.type == "no-sync")
      #expect(update.scalingGroup.taskQueueTypes == [.activity] && update.scalingGroup.provider.details.data == Data("{}".utf8))
      #expect(update.updateMask.paths == ["task_queue_types", "provider", "scaler"])
      return UpdateWorkerDeploymentVersionComputeConfigResponse()
    }
    var fields = ["group": "main", "scaler": "no-sync", "provider-details": "{}", "activity": "on"]
    let refused = await site.post(Self.version + "/compute", fields)
    #expect(refused.status == 400 && refused.text.split(separator: "aria-invalid").count == 2)
    fields["provider"] = "aws-lambda"
    #expect(await site.post(Self.version + "/compute", fields).location == Self.version)
    #expect(await site.post(Self.version + "/compute/remove", ["group": "main"]).location == Self.version)
  }

  @Test("where deployments are not changed from here, the forms are gone and their addresses forbidden")
  func switchedOff() async throws {
    let site = try site { $0.disabled = [.deployments] }
    #expect(!(await site.get(Self.version)).text.contains("<form class=\"stack\""))
    #expect((await site.post(Self.version + "/metadata", ["key": "a", "value": "1"])).status == 403)
  }

  @Test("a ramp is ended by naming no version and no share", arguments: [("b2", Float(20), true), ("", 5, true), ("", 0, false)])
  func ramp(build: String, share: Float, isRamping: Bool) async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeWorkerDeployment) { request in
      .with {
        $0.workerDeploymentInfo.name = request.deploymentName
        $0.workerDeploymentInfo.routingConfig.rampingVersionPercentage = share
        if !build.isEmpty { $0.workerDeploymentInfo.routingConfig.rampingDeploymentVersion.buildID = build }
      }
    }
    let shown = await site.get("/namespaces/default/worker-deployments/shop")
    #expect(shown.text.contains("End the ramp") == isRamping)
  }
}
