import Foundation
import GRPCWire
import HTTPServer
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

@Suite("Staying signed in")
struct TokenRenewalTests {
  private static let now = Date(timeIntervalSince1970: 1_000_000)

  /// A provider that gives a new token each time.
  private actor Provider: LoginTransport {
    private(set) var forms: [String] = []

    func get(_ url: String) async throws -> [UInt8] { Array(#"{"token_endpoint": "https://id.example/token"}"#.utf8) }

    func post(_ url: String, form: String) async throws -> [UInt8] {
      forms.append(form)
      return Array(#"{"access_token": "new\#(forms.count)", "refresh_token": "next", "expires_in": 600}"#.utf8)
    }
  }

  private let transport = Provider()

  private var provider: IdentityProvider {
    IdentityProvider(settings: LoginSettings(issuer: "https://id.example", clientID: "ui", callback: "/"), transport: transport)
  }

  private func request(_ cookie: String, _ headers: HTTPHeaders = [:]) -> HTTPRequest {
    var headers = headers
    headers.add("cookie", cookie)
    return HTTPRequest("GET", "/", headers: headers)
  }

  @Test("a token that is about to expire is renewed, once for all requests that come with it")
  func renewed() async throws {
    let (renewal, provider) = (TokenRenewal(), provider)
    let request = request("temporal-token=old; temporal-until=1000059; temporal-refresh=r")
    async let first = renewal.token(for: request, from: provider, now: Self.now)
    async let second = renewal.token(for: request, from: provider, now: Self.now)
    let tokens = await [first, second]
    #expect(tokens.allSatisfy { $0 == IdentityProvider.Token(text: "new1", seconds: 600, refresh: "next") })
    #expect(await transport.forms == ["grant_type=refresh_token&refresh_token=r&client_id=ui"])
  }

  @Test("one that is gone already is renewed too")
  func gone() async {
    let token = await TokenRenewal().token(for: request("temporal-until=1000500; temporal-refresh=r"), from: provider, now: Self.now)
    #expect(token?.text == "new1")
  }

  @Test(
    "one that is good for long is left alone, and so is who has nothing to renew it with",
    arguments: ["temporal-token=old; temporal-until=1000061; temporal-refresh=r", "temporal-token=old; temporal-until=1000001", ""])
  func leftAlone(cookie: String) async {
    #expect(await TokenRenewal().token(for: request(cookie), from: provider, now: Self.now) == nil)
    #expect(await transport.forms.isEmpty)
  }

  @Test("a header says who the reader is before any cookie does")
  func header() async {
    let request = request("temporal-refresh=r", ["authorization": "Bearer x"])
    #expect(await TokenRenewal().token(for: request, from: provider, now: Self.now) == nil)
  }

  @Test("the browser is given the new token and what comes after it")
  func cookies() async throws {
    var settings = UISettings(version: "1.0.0")
    settings.login = LoginSettings(issuer: "https://id.example", clientID: "ui", callback: "https://ui.example/auth/sso/callback")
    let caller = FakeCaller()
    let ui = try WebUI(caller: caller, settings: settings, login: transport)
    let answer = await ui.answer(request("temporal-refresh=r"))
    let set = answer.headers.entries.filter { $0.name == "set-cookie" }.map(\.value)
    #expect(set.contains { $0.hasPrefix("temporal-token=new1; ") && $0.contains("HttpOnly; Secure") })
    #expect(set.contains { $0.hasPrefix("temporal-refresh=next; ") })
    let leaving = await ui.answer(HTTPRequest("GET", "/login", headers: ["cookie": "temporal-refresh=next"]))
    #expect(!leaving.headers.entries.contains { $0.name == "set-cookie" && $0.value.hasPrefix("temporal-token") })
  }
}
