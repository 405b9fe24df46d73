import HTTPServer
import TemporalServices

/// Which method a verb and a path mean.
struct RouteTable: Sendable {
  /// What was found at a path.
  enum Match: Sendable {
    case route(HTTPRoute, fields: [(field: [String], text: String)])
    /// The path is known with other verbs.
    case otherVerb
    case nothing
  }

  private struct Entry: Sendable {
    let route: HTTPRoute
    let template: PathTemplate
  }

  /// By the number of segments, the most specific first.
  private var entries: [Int: [Entry]] = [:]

  init(_ routes: [HTTPRoute]) {
    let all = routes.map { Entry(route: $0, template: PathTemplate($0.pattern)) }
    entries = Dictionary(grouping: all) { $0.template.segments.count }
      .mapValues { $0.sorted { $0.template.isMoreSpecific(than: $1.template) } }
  }

  /// Finds what a percent-encoded path means. A slash within a field is written `%2F`.
  func find(_ verb: String, _ path: String) -> Match {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { PercentText.decode($0) }
    if segments.isEmpty { segments = [""] }
    var known = false
    for entry in entries[segments.count] ?? [] {
      guard let fields = entry.template.match(segments) else { continue }
      if entry.route.verb == verb { return .route(entry.route, fields: fields) }
      known = true
    }
    return known ? .otherVerb : .nothing
  }
}
