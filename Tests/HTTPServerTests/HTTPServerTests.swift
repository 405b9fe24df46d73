import HTTPServer
import Testing

@Suite("HTTP values")
struct HTTPServerTests {
  @Test("headers are found under any case, and the first of several wins")
  func headers() {
    var headers: HTTPHeaders = ["Content-Type": "text/plain"]
    headers.add("content-type", "text/html")
    #expect(headers["CONTENT-type"] == "text/plain")
    #expect(headers.entries.map(\.name) == ["content-type", "content-type"])
    #expect(headers["accept"] == nil)
  }
}
