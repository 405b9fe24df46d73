import Foundation
import GRPCWire
import HTTPServer

/// Signing in and out. There is nothing at these addresses where the operator has set no provider.
enum LoginPages {
  /// Where readers sign in and out.
  static let paths: Set = ["/login", "/auth/sso", "/auth/sso/callback", "/logout"]

  static let routes: [Route] = [
    .page("/login") { try page($0, failure: nil) },
    .page("/auth/sso", begin),
    .page("/auth/sso/callback", end),
    .form("/logout", leave),
  ]

  /// Where to go with a failure that signing in may help with; nil for others.
  static func address(for error: any Error, _ visit: Visit) -> String? {
    guard visit.site.provider != nil, visit.request.verb == "GET", let error = error as? GRPCError else { return nil }
    guard error.code == .unauthenticated || error.code == .permissionDenied && visit.session.bearer == nil else { return nil }
    let here = visit.request.path + (visit.request.query.isEmpty ? "" : "?" + visit.request.query)
    return visit.links.path("login", query: [("returnUrl", here)])
  }

  private static func provider(_ visit: Visit) throws -> IdentityProvider {
    guard let provider = visit.site.provider else { throw PageFailure.noPage }
    return provider
  }

  private static func page(_ visit: Visit, failure: String?) throws -> Reply {
    let query = (visit.query["returnUrl"]).map { [("returnUrl", $0)] } ?? []
    let model = Model(
      issuer: try provider(visit).settings.issuer, href: visit.links.path("auth", "sso", query: query), failure: failure)
    return .page(Page(template: "pages/login", title: "Sign in", model: model, status: failure == nil ? 200 : 502))
  }

  @Sendable private static func begin(_ visit: Visit) async throws -> Reply {
    let provider = try provider(visit)
    let login = PendingLogin(next: visit.query["returnUrl"], base: visit.links.base)
    do {
      let target = try await provider.signIn(login)
      // It is sent along when the provider leads back here: a strict cookie would not be.
      let cookie = LoginCookies(visit.site).cookie("temporal-login", login.cookie, seconds: 600)
      return .answer(HTTPAnswer(303, headers: ["location": target, "set-cookie": cookie, "cache-control": "no-store"]))
    } catch {
      return try page(visit, failure: "\(error)")
    }
  }

  @Sendable private static func end(_ visit: Visit) async throws -> Reply {
    let provider = try provider(visit)
    let cookie = Cookies(visit.request.headers["cookie"] ?? "")["temporal-login"]
    guard let login = cookie.flatMap(PendingLogin.init(cookie:)), visit.query["state"] == login.state else {
      return try page(visit, failure: "This sign-in was not begun in this browser, or took too long. Begin again.")
    }
    guard let code = visit.query["code"] else {
      return try page(visit, failure: visit.query["error_description"] ?? visit.query["error"] ?? "The provider sent no code.")
    }
    do {
      let token = try await provider.token(code: code, login)
      var headers: HTTPHeaders = ["location": login.next, "cache-control": "no-store"]
      let cookies = LoginCookies(visit.site)
      for cookie in cookies.signedIn(token, now: Date()) + [cookies.cookie("temporal-login", "", seconds: 0)] {
        headers.add("set-cookie", cookie)
      }
      return .answer(HTTPAnswer(303, headers: headers))
    } catch {
      return try page(visit, failure: "\(error)")
    }
  }

  @Sendable private static func leave(_ visit: Visit) async throws -> Reply {
    _ = try provider(visit)
    var headers: HTTPHeaders = ["location": visit.links.path("login")]
    for cookie in LoginCookies(visit.site).signedOut { headers.add("set-cookie", cookie) }
    return .answer(HTTPAnswer(303, headers: headers))
  }

  private struct Model: Sendable {
    let issuer: String
    let href: String
    let failure: String?
  }
}
