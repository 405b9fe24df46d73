import GRPCWire
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of the archive")
struct ArchivePagesTests {
  @Test("a namespace that archives nothing says what to do, and its archive is not asked for")
  func off() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeNamespace) { _ in DescribeNamespaceResponse() }
    let shown = await site.get("/namespaces/default/archival")
    #expect(shown.status == 200)
    #expect(shown.text.contains("--archive-folder"))
    #expect(!site.caller.asked.contains { $0.hasSuffix("/ListArchivedWorkflowExecutions") })
  }

  @Test("a filter that the server refuses is shown with its words")
  func badFilter() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeNamespace) { _ in
      var answer = DescribeNamespaceResponse()
      answer.config.visibilityArchivalState = .enabled
      return answer
    }
    site.caller.on(WorkflowServiceMethods.listArchivedWorkflowExecutions) { _ in throw GRPCError(.invalidArgument, "unexpected '='") }
    let shown = await site.get("/namespaces/default/archival", query: "query=%3D")
    #expect(shown.status == 400)
    #expect(shown.text.contains("unexpected &#39;=&#39;") || shown.text.contains("unexpected '='"))
    #expect(shown.text.contains("value=\"=\""))
  }

  @Test("event types are words")
  func words() {
    #expect(ArchivedRun.EventRow.words("EVENT_TYPE_TIMER_FIRED") == "Timer fired")
  }
}
