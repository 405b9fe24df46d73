import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("The list of schedules")
struct ScheduleListTests {
  @Test("the views that everyone has lead to their queries, and the one that is shown says so")
  func views() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.listSchedules) { _ in ListSchedulesResponse() }
    let shown = await site.get("/namespaces/default/schedules", query: "query=TemporalSchedulePaused%20%3D%20true")
    let href = "/namespaces/default/schedules?query=TemporalSchedulePaused%20%3D%20true"
    #expect(shown.text.contains("<a href=\"\(href)\" aria-current=\"true\">Paused</a>"))
    #expect(shown.text.contains("data-key=\"temporal-views-schedules:default\""))
  }
}
