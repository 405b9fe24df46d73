/// A route's path taken apart: `/namespaces/{namespace}/workflows`.
struct PathTemplate: Sendable, Hashable {
  enum Segment: Sendable, Hashable {
    case literal(String)
    /// Fills the request's field at this path, e.g. `execution.workflow_id`.
    case field([String])
  }

  let segments: [Segment]

  init(_ pattern: String) {
    segments = pattern.split(separator: "/").map { segment in
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(String(segment)) }
      return .field(segment.dropFirst().dropLast().split(separator: ".").map(String.init))
    }
  }

  /// The fields that a path fills, in order; nil when it does not match. A field is never empty.
  func match(_ path: [String]) -> [(field: [String], text: String)]? {
    guard path.count == segments.count else { return nil }
    var found: [(field: [String], text: String)] = []
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .literal(let literal): if literal != text { return nil }
      case .field(let field):
        guard !text.isEmpty else { return nil }
        found.append((field, text))
      }
    }
    return found
  }

  /// Sorts what says more before what says less: a literal beats a field at the first place where they differ.
  func isMoreSpecific(than other: PathTemplate) -> Bool {
    for (mine, theirs) in zip(segments, other.segments) {
      switch (mine, theirs) {
      case (.literal, .field): return true
      case (.field, .literal): return false
      default: continue
      }
    }
    return false
  }
}
