package import NIOCore

/// The value of `grpc-timeout`: up to eight digits and a unit.
package enum Timeout {
  /// Long enough to be no deadline at all, short enough not to overflow a clock.
  private static let longest = Int64.max / 4

  /// The text of a timeout, rounded up to what eight digits can say. One that has passed is a nanosecond.
  package static func encode(_ timeout: TimeAmount) -> String {
    let units: [(String, Int64)] = [("n", 1), ("u", 1_000), ("m", 1_000_000), ("S", 1_000_000_000), ("M", 60_000_000_000)]
    let nanoseconds = max(1, min(timeout.nanoseconds, longest))
    for (unit, size) in units {
      let count = (nanoseconds + size - 1) / size
      if count < 100_000_000 { return "\(count)\(unit)" }
    }
    return "\((nanoseconds + 3_599_999_999_999) / 3_600_000_000_000)H"
  }

  /// Nil if the text is not a timeout.
  package static func parse(_ text: String) -> TimeAmount? {
    var digits = Substring(text).utf8
    guard let unit = digits.popLast(), (1...8).contains(digits.count) else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    let nanoseconds: Int64
    switch unit {
    case UInt8(ascii: "n"): nanoseconds = 1
    case UInt8(ascii: "u"): nanoseconds = 1_000
    case UInt8(ascii: "m"): nanoseconds = 1_000_000
    case UInt8(ascii: "S"): nanoseconds = 1_000_000_000
    case UInt8(ascii: "M"): nanoseconds = 60_000_000_000
    case UInt8(ascii: "H"): nanoseconds = 3_600_000_000_000
    default: return nil
    }
    let (product, overflow) = value.multipliedReportingOverflow(by: nanoseconds)
    return .nanoseconds(overflow ? longest : min(product, longest))
  }
}
