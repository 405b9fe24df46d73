import GRPCWire
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Signing in")
struct LoginTests {
  /// A provider that answers every question.
  struct Transport: LoginTransport {
    var token = #"{"access_token": "abc.def", "id_token": "other", "expires_in": 60}"#

    func get(_ url: String) async throws -> [UInt8] {
      Array(#"{"authorization_endpoint": "https://id.example/go?a=b", "token_endpoint": "https://id.example/token"}"#.utf8)
    }

    func post(_ url: String, form: String) async throws -> [UInt8] { Array(token.utf8) }
  }

  private let settings = LoginSettings(issuer: "https://id.example/", clientID: "ui", callback: "https://ui.example/auth/sso/callback")

  @Test(
    "after signing in only a page of ours is shown",
    arguments: [
      ("/namespaces?query=a%20b", "/namespaces?query=a%20b"), ("//evil.example", "/"), ("https://evil.example", "/"),
      ("/\\evil.example", "/"),
      ("/a\nb", "/"), (nil, "/"),
    ])
  func next(asked: String?, shown: String) throws {
    let login = PendingLogin(next: asked, base: "")
    #expect(login.next == shown)
    #expect(try #require(PendingLogin(cookie: login.cookie)) == login)
  }

  @Test("a cookie that was made up leads nowhere", arguments: ["", "a.b", "a.b.c.d", "a.b.%2F%2Fevil", "a.b.https%3A"])
  func badCookie(text: String) {
    #expect(PendingLogin(cookie: text) == nil)
  }

  @Test("the provider is asked for a code with a challenge, and its address keeps its own query")
  func signIn() async throws {
    let provider = IdentityProvider(settings: settings, transport: Transport())
    let login = PendingLogin(next: nil, base: "")
    let url = try await provider.signIn(login)
    #expect(url.hasPrefix("https://id.example/go?a=b&response_type=code&client_id=ui&"))
    #expect(url.contains("state=\(login.state)"))
    #expect(login.challenge.count == 43)
  }

  @Test("the token is the one that was asked for")
  func token() async throws {
    var settings = settings
    let login = PendingLogin(next: nil, base: "")
    let access = try await IdentityProvider(settings: settings, transport: Transport()).token(code: "x", login)
    #expect(access == IdentityProvider.Token(text: "abc.def", seconds: 60))
    settings.usesIDToken = true
    #expect(try await IdentityProvider(settings: settings, transport: Transport()).token(code: "x", login).text == "other")
  }

  @Test(
    "an answer without a token that can be a header signs nobody in",
    arguments: ["{}", #"{"access_token": "a\nb"}"#, #"{"access_token": "a;b"}"#])
  func badToken(answer: String) async {
    let provider = IdentityProvider(settings: settings, transport: Transport(token: answer))
    await #expect(throws: LoginFailure.self) { try await provider.token(code: "x", PendingLogin(next: nil, base: "")) }
  }

  @Test("without a provider there is nothing to sign in with")
  func off() async throws {
    let site = try TestSite()
    for path in ["/login", "/auth/sso", "/auth/sso/callback"] { #expect(await site.get(path).status == 404) }
    site.caller.on(WorkflowServiceMethods.listNamespaces) { _ in throw GRPCError(.unauthenticated, "who are you?") }
    #expect(await site.get("/namespaces").status == 401)
  }
}
