import TemporalAPI

/// A structured calendar, ready to be searched. Every field must fit, day of month and day of week too; an empty field fits nothing, but for the year.
struct CompiledCalendar: Sendable, Equatable {
  static let lastYear = 2100

  private var seconds: UInt64
  private var minutes: UInt64
  private var hours: UInt64
  private var days: UInt64
  private var months: UInt64
  private var weekdays: UInt64
  /// Nil: any.
  private var years: Set<Int>?

  init(_ spec: ScheduleStructuredCalendarSpec) {
    seconds = Self.bits(spec.second)
    minutes = Self.bits(spec.minute)
    hours = Self.bits(spec.hour)
    days = Self.bits(spec.dayOfMonth)
    months = Self.bits(spec.month)
    weekdays = Self.bits(spec.dayOfWeek)
    if !spec.year.isEmpty { years = Set(spec.year.flatMap { Self.values($0, upTo: Self.lastYear) }) }
  }

  private static func values(_ range: ScheduleRange, upTo last: Int) -> StrideThrough<Int> {
    stride(from: max(0, Int(range.start)), through: min(Int(range.end), last), by: max(1, Int(range.step)))
  }

  private static func bits(_ ranges: [ScheduleRange]) -> UInt64 {
    ranges.reduce(0) { bits, range in values(range, upTo: 63).reduce(bits) { $0 | 1 << UInt64($1) } }
  }

  func matches(_ time: LocalTime) -> Bool {
    admits(time) && seconds.contains(time.second) && minutes.contains(time.minute) && hours.contains(time.hour)
  }

  private func admits(_ date: LocalTime) -> Bool {
    (years?.contains(date.year) ?? true) && months.contains(date.month) && days.contains(date.day) && weekdays.contains(date.weekday)
  }

  /// The first second after `time` (both of the Unix epoch) that fits on the zone's clocks; nil when there is none before the year 2101.
  ///
  /// Where clocks go back the hour after which they do is searched twice, and where they go forward an hour that does not come is left out. That is the
  /// original's way to the second, also where it errs: east of Greenwich it repeats the hour before the one that is shown twice (docs/observed.md).
  func next(after time: Int64, in zone: Zone) -> Int64? {
    let from = zone.local(time)
    let day = LocalTime.days(year: from.year, month: from.month, day: from.day)
    if admits(from), let found = nextInHour(after: time, from, day: day, zone) { return found }
    return nextHour(after: from.hour, day: day, zone)
  }

  /// The same within the hour that the clocks show at `time`, and its repetition.
  private func nextInHour(after time: Int64, _ from: LocalTime, day: Int64, _ zone: Zone) -> Int64? {
    guard hours.contains(from.hour) else { return nil }
    let isRepetition = zone.local(time - 3600).hour == from.hour
    let hour = day * 86_400 + Int64(from.hour) * 3600
    if let offset = nextOffset(from: from.minute * 60 + from.second + 1) {
      let found = zone.moment(showing: hour + offset)
      if zone.local(found).hour == from.hour { return isRepetition ? found + 3600 : found }
    }
    guard !isRepetition, zone.moment(showing: hour + 3600) - zone.moment(showing: hour) > 3600 else { return nil }
    return nextOffset(from: 0).map { zone.moment(showing: hour + $0) + 3600 }
  }

  /// The same in the hours after an hour of a day, and on the days after it.
  private func nextHour(after hour: Int, day: Int64, _ zone: Zone) -> Int64? {
    guard seconds != 0, minutes != 0, hours != 0, let offset = nextOffset(from: 0) else { return nil }
    var day = day
    var hour = hour + 1
    while true {
      let date = LocalTime(shown: day * 86_400)
      guard date.year <= Self.lastYear else { return nil }
      if admits(date) {
        while hour < 24 {
          let found = zone.moment(showing: day * 86_400 + Int64(hour) * 3600 + offset)
          if hours.contains(hour), zone.local(found).hour == hour { return found }
          hour += 1
        }
        day += 1
      } else {
        day = dayToTry(after: date, day)
      }
      hour = 0
    }
  }

  private func dayToTry(after date: LocalTime, _ day: Int64) -> Int64 {
    if let years, !years.contains(date.year) { return LocalTime.days(year: date.year + 1, month: 1, day: 1) }
    if !months.contains(date.month) { return LocalTime.days(year: date.year, month: date.month + 1, day: 1) }
    return day + 1
  }

  /// The first second of an hour, counted from its beginning, that is not before `start`.
  private func nextOffset(from start: Int) -> Int64? {
    guard seconds != 0, start < 3600 else { return nil }
    if minutes.contains(start / 60), let second = seconds.next(from: start % 60), second < 60 { return Int64(start / 60 * 60 + second) }
    guard let minute = minutes.next(from: start / 60 + 1), minute < 60, let second = seconds.next(from: 0), second < 60 else { return nil }
    return Int64(minute * 60 + second)
  }
}

extension UInt64 {
  fileprivate func contains(_ value: Int) -> Bool { value < 64 && self & 1 << UInt64(value) != 0 }

  /// The first value from `start` on that is in the set.
  fileprivate func next(from start: Int) -> Int? {
    guard start < 64 else { return nil }
    let rest = self >> UInt64(start)
    return rest == 0 ? nil : start + rest.trailingZeroBitCount
  }
}
