import HTTPServer
import Observability

/// What the metrics port answers: `/metrics` for Prometheus, `/healthz` and `/readyz` for whoever starts and restarts the process.
struct StatusPages: Sendable {
  let metrics: Metrics
  /// Nil: calls are answered; else why not.
  let unreadiness: @Sendable () -> String?

  func answer(_ request: HTTPRequest) -> HTTPAnswer {
    guard request.verb == "GET" || request.verb == "HEAD" else { return .text(405, "only GET is answered here\n") }
    switch request.path {
    case "/metrics": return .text(200, metrics.text, type: Metrics.contentType)
    case "/healthz": return .text(200, "ok\n")
    case "/readyz":
      if let reason = unreadiness() { return .text(503, "\(reason)\n") }
      return .text(200, "ok\n")
    default: return .text(404, "there are /metrics, /healthz and /readyz\n")
    }
  }
}
