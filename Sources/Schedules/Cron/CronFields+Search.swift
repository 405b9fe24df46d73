import Foundation

extension CronFields {
  /// The first second after `second` (both of the Unix epoch) whose time of day and date in the zone fit; nil when there is none within five years.
  ///
  /// It is a real moment that fits, so a time that a change of clocks leaves out is passed over, and one that it repeats comes twice.
  func first(after second: Int64, in zone: TimeZone) -> Int64? {
    var moment = second - second.remainder(of: 60) + 60
    var local = LocalTime(moment, in: zone)
    let lastYear = local.year + 5
    while local.year <= lastYear {
      let next: Int64
      if !months.contains(local.month) || !admits(day: local.day, weekday: local.weekday) {

        next = LocalTime.startOfDay(after: moment, in: zone)
      } else if !hours.contains(local.hour) {
        next = moment + Int64(60 - local.minute) * 60
      } else if !minutes.contains(local.minute) {
        next = moment + 60
      } else {
        return moment
      }
      moment = next
      local = LocalTime(moment, in: zone)
    }
    return nil
  }
}

/// A moment as clocks of a zone show it.
struct LocalTime: Equatable {
  var year: Int
  var month: Int
  var day: Int
  /// 0 is Sunday.
  var weekday: Int
  var hour: Int
  var minute: Int

  init(_ second: Int64, in zone: TimeZone) {
    let shown = second + Self.offset(at: second, in: zone)
    let ofDay = shown.remainder(of: 86_400)
    let days = (shown - ofDay) / 86_400
    hour = Int(ofDay / 3600)
    minute = Int(ofDay % 3600 / 60)
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
  private static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let ofEra = shifted.remainder(of: 146_097)
    let era = (shifted - ofEra) / 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    let month = Int(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, Int(ofYear - (153 * fromMarch + 2) / 5 + 1))
  }
}

extension Int64 {
  /// The remainder that is never negative.
  fileprivate func remainder(of divisor: Int64) -> Int64 {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
