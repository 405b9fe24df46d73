import Foundation
public import HTTPServer
import Mustache
public import TemporalServices

/// The web UI: pages made here, over nothing but the public API, with what the browser needs beside them.
///
/// It keeps nothing between requests; what a reader chose lies in the reader's cookies.
public struct WebUI: Sendable {
  /// The longest form in bytes: an import holds a whole history.
  public static let maxBodyBytes = 64 << 20

  private let site: Site
  private let router: Router

  /// - Parameters:
  ///   - caller: The way to the server whose workflows are shown, this process or another.
  ///   - login: The way to the provider that `settings` name for signing in.
  public init(caller: any RPCCaller, settings: UISettings, login: (any LoginTransport)? = nil) throws {
    site = Site(caller: caller, settings: settings, assets: try AssetStore(folder: settings.assetFolder), login: login)
    router = Router(Self.routes)
  }

  /// Answers one request. A failure is a page too, under the HTTP status that belongs to it.
  /// - Parameter caller: The way to the server for this reader; nil: the one that all have.
  public func answer(_ request: HTTPRequest, through caller: (any RPCCaller)? = nil) async -> HTTPAnswer {
    guard let path = site.links.inner(request.path) else { return .text(404, "not found\n") }
    if let asset = site.assets.answer(path, ifNoneMatch: request.headers["if-none-match"]) { return Guard.sealed(asset) }
    let renewed = await renewal(request, path)
    let session = Session(request, renewed: renewed?.text)
    let found = router.find(request.verb, path)
    let visit = Visit(request, site: site, caller: caller ?? site.caller, session: session, captured: found.captured)
    let reply: Reply
    do {
      guard let route = found.route else { throw found.isOtherVerb ? PageFailure.wrongVerb(request.verb) : PageFailure.noPage }
      if request.verb != "GET" { try Guard.check(visit) }
      if let action = route.action, site.settings.disabled.contains(action) { throw PageFailure.switchedOff(action) }
      reply = try await route.handler(visit)
    } catch {
      reply = LoginPages.address(for: error, visit).map { .redirect($0) } ?? .page(ErrorPage.page(for: error, visit: visit))
    }
    var answer = await answer(reply, to: visit)
    for cookie in renewed.map({ LoginCookies(site).signedIn($0, now: Date()) }) ?? [] { answer.headers.add("set-cookie", cookie) }
    return Guard.sealed(answer)
  }

  /// A new token for a reader whose own is about to expire. Who is signing in or out gets none.
  private func renewal(_ request: HTTPRequest, _ path: String) async -> IdentityProvider.Token? {
    guard let provider = site.provider, !LoginPages.paths.contains(path) else { return nil }
    return await site.renewal.token(for: request, from: provider, now: Date())
  }

  private func answer(_ reply: Reply, to visit: Visit) async -> HTTPAnswer {
    switch reply {
    case .answer(let answer): return answer
    case .redirect(let target, let flash):
      var headers: HTTPHeaders = ["location": target]
      if let flash { headers.add("set-cookie", flash.cookie(path: site.links.cookiePath)) }
      return HTTPAnswer(303, headers: headers)
    case .page(let page):
      let shell = Shell(page, visit: visit, namespaces: await NamespaceMenu.names(visit))
      var answer = HTTPAnswer.text(page.status, site.render(page, in: shell), type: "text/html; charset=utf-8")
      answer.headers.add("cache-control", "no-store")
      for cookie in visit.session.newCookies(path: site.links.cookiePath) { answer.headers.add("set-cookie", cookie) }
      return answer
    }
  }
}
