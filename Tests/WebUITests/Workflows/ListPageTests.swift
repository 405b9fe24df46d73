import Foundation
import GRPCWire
import HTTPServer
import JSONText
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("The list of workflows as a page")
struct ListPageTests {
  static let path = "/namespaces/default/workflows"

  /// A server with these workflows, which counts them and knows no order.
  static func site(_ ids: [String], next: [UInt8] = []) throws -> TestSite {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.listWorkflowExecutions) { request in
      if request.query.contains("ORDER BY") { throw GRPCError(.invalidArgument, "operation is not supported: 'ORDER BY' clause") }
      if request.query.contains("Nonsense") { throw GRPCError(.invalidArgument, "invalid query: Nonsense (column 7: did you mean <b>?)") }
      var answer = ListWorkflowExecutionsResponse()
      answer.executions = ids.map { id in
        var info = WorkflowExecutionInfo()
        (info.execution.workflowID, info.execution.runID, info.status) = (id, "run-of-" + id, .running)
        info.type.name = "order"
        return info
      }
      answer.nextPageToken = Data(next)
      return answer
    }
    site.caller.on(WorkflowServiceMethods.countWorkflowExecutions) { request in
      var answer = CountWorkflowExecutionsResponse()
      answer.count = 7
      if request.query.hasSuffix("GROUP BY ExecutionStatus") {
        answer.groups = [.with { ($0.groupValues, $0.count) = ([Payload(json: .string("Running"))], 1234) }]
      }
      return answer
    }
    return site
  }

  @Test("rows, counts and links are there, and what came from outside is only ever text")
  func rows() async throws {
    let shown = await (try Self.site(["<script>alert(1)</script>"])).get(Self.path)
    #expect(shown.status == 200)
    #expect(!shown.text.contains("<script>alert"))
    #expect(shown.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(shown.text.contains("1,234"))
    #expect(shown.text.contains("query=WorkflowType%20%3D%20%22order%22"))
    #expect(shown.text.contains("/namespaces/default/workflows/%3Cscript%3Ealert%281%29%3C%2Fscript%3E/run-of-"))
  }

  @Test("a query with a mistake comes back with the mistake marked, under 400")
  func refused() async throws {
    let shown = await (try Self.site(["a"])).get(Self.path, query: "query=A=1%20Nonsense")
    #expect(shown.status == 400)
    #expect(shown.text.contains("did you mean &lt;b&gt;?"))
    #expect(shown.text.contains("A=1 No<mark>nsense</mark>"))
    #expect(shown.text.contains(">A=1 Nonsense</textarea>"))
    #expect(!shown.text.contains("data-live"))
  }

  @Test("where the server knows no order, the list comes without and says so")
  func noOrder() async throws {
    let shown = await (try Self.site(["a"])).get(Self.path, query: "sort=-StartTime")
    #expect(shown.status == 200)
    #expect(shown.text.contains("does not put lists in an order"))
    #expect(!shown.text.contains("aria-sort"))
  }

  @Test("pages lead on and back without scripts")
  func pages() async throws {
    let site = try Self.site(["a"], next: [1, 2])
    let first = await site.get(Self.path)
    #expect(first.text.contains("rel=\"next\" href=\"/namespaces/default/workflows?token=AQI&amp;page=2\""))
    #expect(!first.text.contains("rel=\"prev\""))
    let second = await site.get(Self.path, query: "token=AQI&page=2")
    #expect(second.text.contains("rel=\"prev\" href=\"/namespaces/default/workflows\""))
    #expect(second.text.contains("page=3&amp;back=AQI"))
  }

  @Test("the filter bar leads to the query that it means")
  func filtering() async throws {
    let shown = await (try Self.site([])).get(
      "/namespaces/default/workflow-list/filter", query: "status=Failed&field=WorkflowId&op=STARTS_WITH&value=a&sort=-StartTime")
    #expect(shown.status == 303)
    let query = "ExecutionStatus%20%3D%20%22Failed%22%20AND%20WorkflowId%20STARTS_WITH%20%22a%22"
    #expect(shown.answer.headers["location"] == Self.path + "?query=\(query)&sort=-StartTime")
  }

  @Test("columns that were chosen are those that come")
  func columns() async throws {
    let site = try Self.site(["a"])
    let kept = await site.post("/namespaces/default/workflow-list/columns", ["show": "TaskQueue", "back": "query=A%20%3D%201"])
    #expect(kept.answer.headers["location"] == Self.path + "?query=A%20%3D%201")
    let shown = await site.get(Self.path, headers: ["cookie": "temporal-columns=TaskQueue"])
    #expect(shown.text.contains("Task queue</a></th>"))
    #expect(!shown.text.contains(">Run ID</a></th>"))
  }

  @Test("all that match can be terminated: the page before says how many, then a job is started")
  func bulk() async throws {
    let site = try Self.site(["a"])
    let started = Mutex<StartBatchOperationRequest?>(nil)
    site.caller.on(WorkflowServiceMethods.startBatchOperation) { request in
      started.withLock { $0 = request }
      return StartBatchOperationResponse()
    }
    let confirm = await site.post(
      "/namespaces/default/workflow-list/batch/confirm", ["operation": "terminate", "scope": "all", "list": "query=A%20%3D%201"])
    #expect(confirm.text.contains("Terminate 7 workflows"))
    let done = await site.post(
      "/namespaces/default/workflow-list/batch", ["operation": "terminate", "query": "A = 1", "reason": "old", "job": "j"])
    #expect(done.answer.headers["location"] == "/namespaces/default/batch-operations/j")
    let request = started.withLock { $0 }
    #expect(request?.visibilityQuery == "A = 1" && request?.reason == "old" && request?.terminationOperation.identity == "temporal-ui")
  }

  @Test("nothing ticked leads back to the list")
  func nothingTicked() async throws {
    let shown = await (try Self.site(["a"])).post(
      "/namespaces/default/workflow-list/batch/confirm", ["operation": "cancel", "scope": "ticked"])
    #expect(shown.status == 303)
    #expect(shown.answer.headers["location"] == Self.path)
  }
}
