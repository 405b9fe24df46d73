import Testing

@testable import WebUI

@Suite("Switches of the operator")
struct SwitchTests {
  @Test("where nothing may be changed, every form is refused and the server is not asked")
  func readOnly() async throws {
    let site = try TestSite { $0.disabled = Set(UIAction.allCases) }
    let actions = WebUI.routes.filter { $0.action != nil && $0.verb == "POST" }
    #expect(!actions.isEmpty)
    for route in actions {
      let path = "/" + route.pattern.map { $0.first == "{" ? "x" : String($0) }.joined(separator: "/")
      let shown = await site.post(path)
      #expect(shown.status == 403, "\(path)")
      #expect(shown.text.contains("Switched off"), "\(path)")
    }
    #expect(site.caller.asked.allSatisfy { $0.hasSuffix("/ListNamespaces") })
  }

  @Test("a form without the token of a page that was read is refused")
  func foreignForm() async throws {
    let site = try TestSite()
    let shown = await site.post("/namespaces", ["form-token": "other", "name": "orders", "retention": "3"])
    #expect(shown.status == 403)
    #expect(site.caller.asked.allSatisfy { $0.hasSuffix("/ListNamespaces") })
  }
}
