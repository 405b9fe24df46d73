import Model

/// How queries write a length of time.
enum QueryDuration {
  /// Reads `1h30m`, `7d`, `1.5h`, `01:30:00` or a number of nanoseconds; nil for anything else and for what is beyond 292 years.
  static func nanoseconds(of text: String) -> Int64? {
    if let plain = Int64(text) { return plain }
    return clock(text) ?? days(text)
  }

  /// `hh:mm:ss`.
  private static func clock(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    guard let hours = Int64(parts[0]), let minutes = Int64(parts[1]), let seconds = Int64(parts[2]) else { return nil }
    guard hours < 2_000_000, minutes < 60, seconds < 60 else { return nil }
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000_000_000
  }

  /// Go's durations, with days before the hours.
  private static func days(_ text: String) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let length = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let digits = length.prefix { $0.isNumber || $0 == "." }
    let unit = length.dropFirst(digits.count)
    guard unit.first == "d" else { return Duration(text: text)?.wholeNanoseconds }
    let rest = unit.dropFirst()
    guard let days = Double(digits), days < 106_000, !rest.hasPrefix("-"), !rest.hasPrefix("+") else { return nil }
    guard let remainder = rest.isEmpty ? .zero : Duration(text: rest) else { return nil }
    let (sum, overflow) = Int64(days * 86_400e9).addingReportingOverflow(remainder.wholeNanoseconds)
    return overflow ? nil : isNegative ? -sum : sum
  }
}
