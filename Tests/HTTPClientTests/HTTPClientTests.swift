import NIOCore
import NIOHTTP1
import Testing

@testable import HTTPClient

@Suite("The HTTP client", .timeLimit(.minutes(1)))
struct HTTPClientTests {
  private func post(_ url: String, timeout: Duration = .seconds(10)) async throws -> HTTPResponse {
    try await HTTPClient().post(url, headers: ["x-test": "1", "host": "overridden"], body: Array("hello".utf8), timeout: timeout)
  }

  @Test("posts path, query, headers and body, and gives back the whole answer")
  func posts() async throws {
    let server = TestServer(answer: .init(status: .accepted, headers: ["X-Answer": "yes"], body: Array("taken".utf8)))
    try await server.run { address in
      let response = try await post("\(address)/a%20b?q=1#part")
      #expect(response.status == 202 && response.headers["x-answer"] == "yes" && response.body == Array("taken".utf8))
      let request = try #require(server.requests.first)
      #expect(request.uri == "/a%20b?q=1" && request.headers["x-test"] == "1" && request.body == Array("hello".utf8))
      #expect(request.headers["host"] == String(address.dropFirst("http://".count)))
    }
  }

  @Test("an answer that is no success is an answer")
  func statuses() async throws {
    try await TestServer(answer: .init(status: .found, headers: ["location": "http://127.0.0.1:1/"])).run { address in
      let response = try await post(address)
      #expect(response.status == 302)
    }
  }

  @Test("a long body is kept up to the limit")
  func longBody() async throws {
    try await TestServer(answer: .init(body: Array(repeating: 7, count: HTTPClient.maximumBodyBytes + 5))).run { address in
      let response = try await post(address)
      #expect(response.body.count == HTTPClient.maximumBodyBytes)
    }
  }

  @Test("a silent server is given up at the deadline, and by cancellation")
  func silence() async throws {
    try await TestServer(answer: nil).run { address in
      await #expect(throws: HTTPClientError.timedOut) { try await post(address, timeout: .milliseconds(50)) }
      let task = Task { try await post(address) }
      task.cancel()
      await #expect(throws: HTTPClientError.cancelled) { try await task.value }
    }
  }

  @Test("nobody at the address is an error that says so")
  func refused() async throws {
    // Nobody serves this port. One that was free a moment ago another test may take.
    let error = await #expect(throws: HTTPClientError.self) { try await post("http://127.0.0.1:1") }
    #expect(error?.description.contains("connection refused") == true)
  }

  @Test("a TLS client at a plain server is an error")
  func notTLS() async throws {
    try await TestServer(answer: .init()).run { address in
      await #expect(throws: HTTPClientError.self) { try await post(address.replacing("http:", with: "https:")) }
    }
  }

  @Test("addresses that cannot be posted to", arguments: ["", "x", "ftp://a/", "http:///x", "http://", "temporal://system"])
  func badAddresses(url: String) async throws {
    await #expect(throws: HTTPClientError.badURL(url)) { try await post(url) }
  }

  @Test("ports, hosts and server names come from the URL")
  func targets() throws {
    let plain = try HTTPTarget("http://Example.com")
    #expect(plain.port == 80 && plain.path == "/" && plain.authority == "Example.com" && !plain.isSecure)
    let secure = try HTTPTarget("https://[::1]:8443/x?y")
    #expect(secure.host == "::1" && secure.port == 8443 && secure.path == "/x?y" && secure.authority == "[::1]:8443")
    #expect(secure.serverName == nil)
    #expect(try HTTPTarget("https://example.com/").serverName == "example.com")
  }
}
