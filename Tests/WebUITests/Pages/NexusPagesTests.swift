import FoundationEssentials
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of Nexus endpoints")
struct NexusPagesTests {
  @Test("a server without Nexus is told of in a sentence")
  func unimplemented() async throws {
    let shown = try await TestSite().get("/nexus")
    #expect(shown.status == 200)
    #expect(shown.text.contains("This server has no Nexus"))
  }

  @Test("what the form says becomes an endpoint, and an endpoint fills the form")
  func fields() throws {
    let form = Fields("name=pay&description=It+%22pays%22&kind=worker&namespace=orders&task-queue=payments&url=ignored")
    let spec = NexusFields(form).spec
    #expect(spec.target.worker.taskQueue == "payments")
    #expect(spec.description_p.data == Data(#""It \"pays\"""#.utf8))
    var endpoint = NexusEndpoint()
    endpoint.spec = spec
    let shown = NexusFields(endpoint)
    #expect(shown.description == "It \"pays\"")
    #expect([shown.kind, shown.namespace, shown.taskQueue] == ["worker", "orders", "payments"])
  }

  @Test("a target outside is a URL")
  func external() {
    let spec = NexusFields(Fields("name=pay&kind=external&url=https%3A%2F%2Fexample.com")).spec
    #expect(spec.target.external.url == "https://example.com")
    #expect(!spec.hasDescription_p)
  }
}
