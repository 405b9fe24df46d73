import GRPCWire
import HTTPServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("The page that starts a workflow")
struct StartPageTests {
  static let path = "/namespaces/default/workflows/start"

  @Test("a form with a mistake comes back whole, with the mistake beside its field")
  func mistakes() async throws {
    let shown = await (try TestSite()).post(
      Self.path, ["id": "a\"b", "queue": "q", "type": "", "input": "{", "memo": "5", "summary": "<b>"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("value=\"a&quot;b\""))
    #expect(shown.text.contains("Say which workflow to run."))
    #expect(shown.text.contains("This is not JSON"))
    #expect(shown.text.contains("value=\"&lt;b&gt;\""))
  }

  @Test("what the server refuses is said there too")
  func refusals() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.startWorkflowExecution) { _ in
      throw GRPCError(.alreadyExists, "Workflow execution is already running. WorkflowId: a, RunId: b.")
    }
    let shown = await site.post(Self.path, ["id": "a", "queue": "q", "type": "t"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("Workflow execution is already running."))
  }

  @Test("a workflow that was started is what one comes to")
  func started() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.startWorkflowExecution) { request in
      .with { ($0.runID, $0.started) = (request.workflowID + "-run", true) }
    }
    let shown = await site.post(Self.path, ["id": "a", "queue": "q", "type": "t"])
    #expect(shown.answer.headers["location"] == "/namespaces/default/workflows/a/a-run/timeline")
  }

  @Test("without scripts a button adds a row and nothing is started")
  func more() async throws {
    let site = try TestSite()
    let shown = await site.post(Self.path, ["id": "a", "more": "input", "input": "5"])
    #expect(shown.status == 200)
    #expect(shown.text.contains("Argument 2"))
    #expect(!site.caller.asked.contains(WorkflowServiceMethods.startWorkflowExecution.path))
  }
}
