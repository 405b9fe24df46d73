import HTTPServer
import SwiftProtobuf
import TemporalServices

/// One request on its way to a page: what was asked, by whom, and the way to the server.
struct Visit: Sendable {
  let request: HTTPRequest
  let site: Site
  private let caller: any RPCCaller
  let session: Session
  /// The segments of the path that the route's pattern names.
  let captured: [String: String]
  let query: Fields
  /// What a form sent; empty for other requests.
  let form: Fields

  init(_ request: HTTPRequest, site: Site, caller: any RPCCaller, session: Session, captured: [String: String]) {
    self.request = request
    self.site = site
    self.caller = caller
    self.session = session
    self.captured = captured
    query = Fields(request.query)
    let isForm = request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true
    form = Fields(isForm ? String(decoding: request.body, as: UTF8.self) : "")
  }

  var links: Links { site.links }
  /// The namespace that the path names, or the one that readers come to first.
  var namespace: String { captured["namespace"] ?? site.settings.defaultNamespace }

  /// A segment of the path by its name in the pattern.
  subscript(segment: String) -> String { captured[segment] ?? "" }

  /// Calls the server as the reader. Throws `GRPCError`.
  func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, timeout: Duration = .seconds(10)
  ) async throws -> Response {
    try await caller.call(method, request, options: RPCOptions(timeout: timeout, metadata: session.metadata))
  }

  /// The same, for what a page can do without: nil where the server refuses, or does not know the method.
  func tryCall<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, timeout: Duration = .seconds(5)
  ) async -> Response? {
    try? await call(method, request, timeout: timeout)
  }

  /// Whether this may be done from here.
  func allows(_ action: UIAction) -> Bool { !site.settings.disabled.contains(action) }
}
