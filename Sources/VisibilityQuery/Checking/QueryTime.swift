import Model

/// How queries write a point of time: RFC 3339, with up to nine digits of a second.
enum QueryTime {
  /// The time in nanoseconds since 1970, held at the ends of `Int64`; nil for what is not RFC 3339.
  static func nanoseconds(of text: String) -> Int64? {
    var reader = Reader(rest: text.utf8[...])
    guard
      let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"), let day = reader.digits(2),
      reader.take("T"), let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
      let second = reader.digits(2), (1...12).contains(month), day >= 1, day <= length(of: month, in: year),
      hour < 24, minute < 60, second < 60, let fraction = reader.fraction(), let offset = reader.offset(), reader.rest.isEmpty
    else { return nil }
    let seconds = ((days(to: year, month, day) * 24 + hour) * 60 + minute) * 60 + second - offset
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = scaled.addingReportingOverflow(fraction)
    return overflow || carried ? (seconds < 0 ? .min : .max) : sum
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970 to a date of the Gregorian calendar. Years are counted from March, so that the leap day is a year's last.
  private static func days(to year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let years = month > 2 ? year + 400 : year + 399
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - 146_097 - 719_468
  }

  private struct Reader {
    var rest: Substring.UTF8View

    mutating func take(_ symbol: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: symbol) else { return false }
      rest = rest.dropFirst()
      return true
    }

    mutating func digits(_ count: Int) -> Int64? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    /// The part of a second in nanoseconds; what is smaller is cut off.
    mutating func fraction() -> Int64? {
      guard take(".") else { return 0 }
      let digits = rest.prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
      let nine = Array(digits.prefix(9)) + Array(repeating: 48, count: max(0, 9 - digits.count))
      return nine.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    /// `Z` or `+02:00`, in seconds.
    mutating func offset() -> Int64? {
      if take("Z") { return 0 }
      let isNegative = take("-")
      guard isNegative || take("+"), let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60 else { return nil }
      return (hours * 60 + minutes) * (isNegative ? -60 : 60)
    }
  }
}
