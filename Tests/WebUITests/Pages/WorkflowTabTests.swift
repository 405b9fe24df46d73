import GRPCWire
import HTTPServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Tabs of a workflow's page")
struct WorkflowTabTests {
  private static let base = "/namespaces/default/workflows/w/r/"
  /// What must never reach a page as it is.
  private static let hostile = "<script>alert(1)</script>"

  private func site() throws -> TestSite {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeWorkflowExecution) { _ in
      .with {
        ($0.workflowExecutionInfo.execution.workflowID, $0.workflowExecutionInfo.execution.runID) = ("w", "r")
        $0.workflowExecutionInfo.status = .running
        $0.workflowExecutionInfo.taskQueue = Self.hostile
        $0.workflowExecutionInfo.memo.fields[Self.hostile] = .json("\"\(Self.hostile)\"")
        $0.pendingActivities = [
          .with {
            ($0.activityID, $0.activityType.name, $0.attempt) = (Self.hostile, Self.hostile, 2)
            $0.lastFailure.message = Self.hostile
            $0.lastFailure.cause.message = Self.hostile
            $0.activityOptions.startToCloseTimeout = .init(seconds: 10)
          }
        ]
        $0.pendingChildren = [.with { ($0.workflowID, $0.runID) = (Self.hostile, "c") }]
        $0.pendingNexusOperations = [.with { $0.operation = Self.hostile }]
        $0.callbacks = [.with { $0.callback.nexus.url = Self.hostile }]
      }
    }
    return site
  }

  @Test(
    "every tab is a page though the server knows nothing but the workflow, and shows hostile text inert",
    arguments: [
      "pending-activities", "relationships", "workers", "call-stack", "queries", "updates", "metadata", "callbacks", "stuck", "compare",
      "relationships/timeline", "signal",
      "pending-activities/%3Cscript%3Ealert(1)%3C%2Fscript%3E/options",
    ])
  func pages(tab: String) async throws {
    let shown = try await site().get(Self.base + tab)
    #expect(shown.status == 200, "\(shown.text)")
    #expect(!shown.text.contains(Self.hostile))
    #expect(shown.text.contains("</html>"))
  }

  @Test("a form that cannot be used comes back with what is wrong beside each field, and nothing is sent")
  func refusedForm() async throws {
    let site = try site()
    let shown = await site.post(Self.base + "signal", ["input": "{"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("Signal name: This is needed. Argument 1 is no JSON at line 1"))
    #expect(shown.text.split(separator: "aria-invalid").count == 3)
    #expect(!site.caller.asked.contains(WorkflowServiceMethods.signalWorkflowExecution.path))
  }

  @Test("updates are sent from their tab, to which the menu leads")
  func updates() async throws {
    let site = try site()
    #expect(await site.get(Self.base + "metadata").text.contains("updates?send=yes"))
    #expect(await site.get(Self.base + "updates", query: "send=yes").text.contains("id=\"send-update\" open"))
    #expect(await site.get(Self.base + "update").status == 404)
  }

  @Test("a server without the newer methods is sent the older ones")
  func olderGeneration() async throws {
    let site = try site()
    site.caller.on(WorkflowServiceMethods.pauseActivity) { request in
      #expect(request.id == "a" && request.reason == "why" && request.execution.workflowID == "w")
      return PauseActivityResponse()
    }
    let shown = await site.post(Self.base + "pending-activities/a/pause", ["reason": "why"])
    #expect(shown.status == 303)
    #expect(shown.answer.headers["set-cookie"]?.contains("paused") == true)
  }

  @Test("only options that were changed are sent")
  func options() async throws {
    let site = try site()
    site.caller.on(WorkflowServiceMethods.updateActivityExecutionOptions) { request in
      #expect(request.updateMask.paths == ["start_to_close_timeout"])
      #expect(request.activityOptions.startToCloseTimeout.seconds == 90)
      return UpdateActivityExecutionOptionsResponse()
    }
    let path = Self.base + "pending-activities/%3Cscript%3Ealert(1)%3C%2Fscript%3E/options"
    let same = await site.post(path, ["start_to_close_timeout": "10s"])
    #expect(same.status == 200 && same.text.contains("Nothing was changed."))
    let wrong = await site.post(path, ["start_to_close_timeout": "soon"])
    #expect(wrong.status == 200 && wrong.text.contains("Not a length of time"))
    let good = await site.post(path, ["start_to_close_timeout": "1m30s"])
    #expect(good.status == 303)
  }

  @Test("a query's answer stands on the page, and a refusal too")
  func queries() async throws {
    let site = try site()
    site.caller.on(WorkflowServiceMethods.queryWorkflow) { request in
      guard request.query.queryType == "total" else { throw GRPCError(.invalidArgument, "unknown queryType") }
      return .with { $0.queryResult = request.query.queryArgs }
    }
    let answer = await site.post(Self.base + "queries", ["name": "total", "input": #"{"n": 4711}"#])
    #expect(answer.text.contains("4711") && answer.status == 200)
    let refusal = await site.post(Self.base + "queries", ["name": "other"])
    #expect(refusal.text.contains("unknown queryType"))
    let broken = await site.post(Self.base + "queries", ["name": "total", "input": "{"])
    #expect(broken.text.contains("line 1"))
  }

  @Test("a history that is sent is shown, and what is none says why")
  func importing() async throws {
    let site = try TestSite()
    let event =
      #"{"eventId": "1", "eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "workflowExecutionStartedEventAttributes": {"workflowType": {"name": "Order"}}}"#
    let shown = await site.post("/import", ["history": "[\(event)]"])
    #expect(shown.status == 200 && shown.text.contains("Order"))
    let none = await site.post("/import", ["history": "no"])
    #expect(none.status == 400 && none.text.contains("no JSON"))
    #expect(site.caller.asked.allSatisfy { $0.hasSuffix("/ListNamespaces") })
  }
}
