import HTTPServer

/// The addresses of the pages: the original UI's, so that what other tools print leads to the same place.
struct Links: Sendable, Hashable {
  /// What every path begins with, without a slash at its end.
  let base: String

  init(base: String) {
    let trimmed = base.split(separator: "/").joined(separator: "/")
    self.base = trimmed.isEmpty ? "" : "/" + trimmed
  }

  /// Where cookies belong.
  var cookiePath: String { base.isEmpty ? "/" : base }

  /// A path of these segments, each encoded.
  func path(_ segments: String..., query: [(String, String)] = []) -> String {
    let path = base + segments.map { "/" + PercentText.encode($0) }.joined()
    guard !query.isEmpty else { return path.isEmpty ? "/" : path }
    return path + "?" + query.map { PercentText.encode($0.0) + "=" + PercentText.encode($0.1) }.joined(separator: "&")
  }

  /// A page of a namespace.
  func namespace(_ namespace: String, _ segments: String..., query: [(String, String)] = []) -> String {
    let rest = segments.map { "/" + PercentText.encode($0) }.joined()
    let end = query.map { PercentText.encode($0.0) + "=" + PercentText.encode($0.1) }.joined(separator: "&")
    return base + "/namespaces/" + PercentText.encode(namespace) + rest + (end.isEmpty ? "" : "?" + end)
  }

  /// A tab of a workflow's page; an empty `run` means the newest.
  func workflow(_ namespace: String, _ id: String, _ run: String, _ tab: String = "timeline", query: [(String, String)] = []) -> String {
    run.isEmpty
      ? self.namespace(namespace, "workflows", id, query: query) : self.namespace(namespace, "workflows", id, run, tab, query: query)
  }

  /// The path below `base`; nil where it is not.
  func inner(_ path: String) -> String? {
    guard path.hasPrefix(base) else { return nil }
    let rest = path.dropFirst(base.count)
    if rest.isEmpty { return "/" }
    return rest.first == "/" ? String(rest) : nil
  }
}
