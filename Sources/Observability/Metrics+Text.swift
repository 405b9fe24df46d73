extension Metrics {
  /// What `text` is, for the header of an answer.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Everything in Prometheus's text format, by name and labels.
  public var text: String {
    var text = ""
    for entry in all {
      switch entry {
      case .counter(let family): text += page(family, "counter") { $0.line("", Double($1.value)) }
      case .gauge(let family): text += page(family, "gauge") { $0.line("", Double($1.value)) }
      case .histogram(let family): text += page(family, "histogram") { $0.lines($1) }
      case .sampled(let name, let help, let kind, let labels, let samples):
        let lines = samples().map { Series(name: name, labels: labels, values: $0.labels).line("", $0.value) }
        text += Self.head(name, help, kind) + lines.joined()
      }
    }
    return text
  }

  private func page<Cell>(_ family: Family<Cell>, _ kind: String, _ lines: (Series, Cell) -> String) -> String {
    let body = family.all.map { lines(Series(name: family.name, labels: family.labels, values: $0.values), $0.cell) }
    return body.isEmpty ? "" : Self.head(family.name, family.help, kind) + body.joined()
  }

  private static func head(_ name: String, _ help: String, _ kind: String) -> String {
    "# HELP \(name) \(help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n# TYPE \(name) \(kind)\n"
  }
}

/// One series of a page.
private struct Series {
  var name: String
  var labels: [String]
  var values: [String]

  func line(_ suffix: String, _ value: Double, extra: (String, String)? = nil) -> String {
    var pairs = zip(labels, values).map { "\($0)=\"\(Self.escaped($1))\"" }
    if let extra { pairs.append("\(extra.0)=\"\(extra.1)\"") }
    return "\(name)\(suffix)\(pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") \(Self.number(value))\n"
  }

  func lines(_ histogram: Histogram) -> String {
    let seen = histogram.snapshot
    var text = ""
    for (bound, count) in zip(histogram.bounds, seen.cumulative) {
      text += line("_bucket", Double(count), extra: ("le", Self.number(bound)))
    }
    text += line("_bucket", Double(seen.count), extra: ("le", "+Inf"))
    return text + line("_sum", seen.sum) + line("_count", Double(seen.count))
  }

  private static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }) else {
      return value
    }
    return value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    return value == .infinity ? "+Inf" : value == -.infinity ? "-Inf" : value.isNaN ? "NaN" : "\(value)"
  }
}
