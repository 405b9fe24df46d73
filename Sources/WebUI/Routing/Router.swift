import HTTPServer

/// Finds the route of a path.
struct Router: Sendable {
  private let routes: [Route]

  init(_ routes: [Route]) {
    self.routes = routes
  }

  /// What was found: a route with the segments its pattern names, or that there are routes for other verbs only.
  struct Found: Sendable {
    var route: Route?
    var captured: [String: String] = [:]
    var isOtherVerb = false
  }

  /// A pattern written out goes before one with a name in the same place, whatever their order.
  func find(_ verb: String, _ path: String) -> Found {
    let segments = path.split(separator: "/").map { PercentText.decode($0) }
    var found = Found()
    var best = -1
    for route in routes {
      guard let captured = route.captured(segments) else { continue }
      guard route.verb == verb else {
        if found.route == nil { found.isOtherVerb = true }
        continue
      }
      let weight = segments.count - captured.count
      if weight > best {
        best = weight
        found = Found(route: route, captured: captured)
      }
    }
    return found
  }
}
