import Testing

@testable import WebUI

@Suite("Addresses")
struct RouterTests {
  private let router = Router([
    .page("/namespaces/{namespace}/workflows/{workflow}") { _ in .redirect("workflow") },
    .page("/namespaces/{namespace}/workflows/start") { _ in .redirect("form") },
    .action("/namespaces/{namespace}/workflows/start", .startWorkflow) { _ in .redirect("started") },
  ])

  @Test("segments are decoded after the path is taken apart, so that an id may hold a slash")
  func decoding() {
    #expect(router.find("GET", "/namespaces/default/workflows/a%2Fb%20c").captured == ["namespace": "default", "workflow": "a/b c"])
  }

  @Test("what is written out goes before a name in its place")
  func precedence() {
    #expect(router.find("GET", "/namespaces/n/workflows/start").captured == ["namespace": "n"])
  }

  @Test("a path that is known with other verbs says so")
  func otherVerb() {
    let found = router.find("POST", "/namespaces/n/workflows/w")
    #expect(found.route == nil && found.isOtherVerb)
    #expect(!router.find("GET", "/nothing/here").isOtherVerb)
  }
}
