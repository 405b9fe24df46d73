import Foundation

/// A moment as clocks of a zone show it.
struct LocalTime: Equatable {
  var year: Int
  var month: Int
  var day: Int
  /// 0 is Sunday.
  var weekday: Int
  var hour: Int
  var minute: Int
  var second: Int

  init(_ second: Int64, in zone: TimeZone) {
    self.init(shown: second + Self.offset(at: second, in: zone))
  }

  /// - Parameter shown: What the clock shows, as seconds since 1970 began there.
  init(shown: Int64) {
    let ofDay = shown.remainder(of: 86_400)
    let days = (shown - ofDay) / 86_400
    hour = Int(ofDay / 3600)
    minute = Int(ofDay % 3600 / 60)
    second = Int(ofDay % 60)
    weekday = Int((days + 4).remainder(of: 7))
    (year, month, day) = Self.date(days)
  }

  /// The first moment of the day after the one that `second` is in.
  static func startOfDay(after second: Int64, in zone: TimeZone) -> Int64 {
    let before = offset(at: second, in: zone)
    let shown = second + before
    let midnight = shown - shown.remainder(of: 86_400) + 86_400
    // The clocks may change during the day, or at midnight itself, which then may never be shown.
    let expected = midnight - before
    let after = offset(at: expected, in: zone)
    let corrected = midnight - after
    return after > before && offset(at: corrected, in: zone) != after ? expected : corrected
  }

  private static func offset(at second: Int64, in zone: TimeZone) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
  }

  /// The date in the Gregorian calendar, so many days after 1 January 1970: years are counted from March, so that the leap day is their last.
  static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let ofEra = shifted.remainder(of: 146_097)
    let era = (shifted - ofEra) / 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    let month = Int(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, Int(ofYear - (153 * fromMarch + 2) / 5 + 1))
  }

  /// How many days after 1 January 1970 a date is; the inverse of `date`. `month` may be 13: the next January.
  static func days(year: Int, month: Int, day: Int) -> Int64 {
    let (year, month) = month > 12 ? (year + 1, month - 12) : (year, month)
    let fromMarch = Int64(month > 2 ? month - 3 : month + 9)
    let shifted = Int64(month > 2 ? year : year - 1)
    let yearOfEra = shifted.remainder(of: 400)
    let era = (shifted - yearOfEra) / 400
    let ofYear = (153 * fromMarch + 2) / 5 + Int64(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }
}

extension Int64 {
  /// The remainder that is never negative.
  func remainder(of divisor: Int64) -> Int64 {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
