/// A page or an action, and where it is found.
struct Route: Sendable {
  typealias Handler = @Sendable (Visit) async throws -> Reply

  let verb: String
  let pattern: [Substring]
  /// What it does, so that it can be forbidden; nil: it only shows something.
  let action: UIAction?
  let handler: Handler

  /// A page that is read. One that only leads to an action is forbidden with it.
  static func page(_ pattern: String, leadingTo action: UIAction? = nil, _ handler: @escaping Handler) -> Route {
    Route(verb: "GET", pattern: pattern.split(separator: "/"), action: action, handler: handler)
  }

  /// A form that is sent.
  static func action(_ pattern: String, _ action: UIAction, _ handler: @escaping Handler) -> Route {
    Route(verb: "POST", pattern: pattern.split(separator: "/"), action: action, handler: handler)
  }

  /// A form that changes nothing on the server, and so cannot be forbidden.
  static func form(_ pattern: String, _ handler: @escaping Handler) -> Route {
    Route(verb: "POST", pattern: pattern.split(separator: "/"), action: nil, handler: handler)
  }

  /// The segments under the names that the pattern has in braces; nil where the path is another's.
  func captured(_ segments: [String]) -> [String: String]? {
    guard segments.count == pattern.count else { return nil }
    var captured: [String: String] = [:]
    for (part, segment) in zip(pattern, segments) {
      if part.first == "{" {
        captured[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return captured
  }
}
