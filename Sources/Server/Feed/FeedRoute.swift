import Frontend
import GRPCServer
import HTTPGateway
import HTTPServer

/// Event feeds over HTTP: `GET /api/v1/namespaces/{namespace}/events?query=...&cursor=...`, answered with server-sent events for as long as the
/// client likes (docs/event-feed.md).
struct FeedRoute: Sendable {
  let feed: EventFeed
  let gateway: HTTPGateway

  /// The answer, or nil for a request that asks for something else.
  func answer(_ request: HTTPRequest) async -> HTTPAnswer? {
    guard request.verb == "GET", let namespace = Self.namespace(in: request.path) else { return nil }
    if let refusal = gateway.refusal(ofHostIn: request) { return refusal }
    let fields = Dictionary(PercentText.pairs(request.query).map { ($0.name, $0.value) }) { first, _ in first }
    do {
      let follower = try await feed.follow(
        namespace: namespace, query: fields["query"] ?? "",
        // A browser that comes again asks for the same address: what it has seen meanwhile goes before what it began with.
        cursor: request.headers["last-event-id"] ?? fields["cursor"] ?? "",
        context: HTTPGateway.context(of: request, calling: EventFeed.permission))
      return stream(FeedStream(follower, gateway: gateway))
    } catch {
      let failure = error as? GRPCError ?? GRPCError(.internal, "internal error")
      return HTTPGateway.failure(failure, answering: request)
    }
  }

  private func stream(_ events: FeedStream) -> HTTPAnswer {
    HTTPAnswer(
      200, headers: ["content-type": "text/event-stream", "cache-control": "no-store"],
      body: .stream(AsyncStream(unfolding: { await events.next() })))
  }

  private static func namespace(in path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[..<4] == ["", "api", "v1", "namespaces"], parts[5] == "events", !parts[4].isEmpty else { return nil }
    return PercentText.decode(parts[4])
  }
}
