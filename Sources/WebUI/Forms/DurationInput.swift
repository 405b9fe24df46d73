import SwiftProtobuf

/// Lengths of time as people enter them: `30s`, `1h30m`, `2d`, `500ms`; a bare number is seconds.
enum DurationInput {
  private static let units: [(name: String, nanoseconds: Double)] = [
    ("ms", 1e6), ("d", 86_400e9), ("h", 3600e9), ("m", 60e9), ("s", 1e9),
  ]

  /// Nil where the text is no length of time, or a negative one.
  static func duration(_ text: String) -> Google_Protobuf_Duration? {
    var rest = text.filter { !$0.isWhitespace }.lowercased()[...]
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let amount = Double(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      if rest.isEmpty, digits.count == text.trimmed.count {
        total = amount * 1e9
      } else {
        guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
        total += amount * unit.nanoseconds
        rest = rest.dropFirst(unit.name.count)
      }
    }
    guard total < 3e18 else { return nil }
    let nanoseconds = Int64(total.rounded())
    return Google_Protobuf_Duration(seconds: nanoseconds / 1_000_000_000, nanos: Int32(nanoseconds % 1_000_000_000))
  }

  /// The text that is read as this length; empty for none.
  static func text(_ duration: Google_Protobuf_Duration) -> String {
    let milliseconds = duration.seconds * 1000 + Int64(duration.nanos) / 1_000_000
    let parts = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)] as [(String, Int64)]
    var rest = max(0, milliseconds)
    return parts.map { name, length in
      defer { rest %= length }
      return rest / length > 0 ? "\(rest / length)\(name)" : ""
    }.joined()
  }
}
