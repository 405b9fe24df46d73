import Foundation

/// A picture of the coming weeks: a column for each day, a dot for each run at its time of day.
struct CalendarStrip: Sendable, Hashable {
  static let days = 35

  let width: Int
  let height: Int
  /// Where the days are, from the top.
  let top: Int
  let columns: [Column]
  let hours: [Hour]
  let dots: [Dot]
  /// What the picture shows, in a sentence.
  let label: String
  /// Where the known runs end, if not all could be looked at.
  let unknownX: Int?
  let unknownWidth: Int

  /// A day.
  struct Column: Sendable, Hashable {
    let x: Int
    let centre: Int
    let day: Int
    /// The month's name where one begins.
    let month: String?
    let isWeekend: Bool
    let isToday: Bool
  }

  /// A line across all days.
  struct Hour: Sendable, Hashable {
    let y: Int
    let label: String
  }

  /// A run.
  struct Dot: Sendable, Hashable {
    let x: Int
    let y: Int
    let title: String
  }

  private static let (left, head, step, tall) = (44, 34, 20, 96)

  /// - Parameter isCut: There are more times than these.
  init(_ times: [Date], now: Date, zoneName: String, isCut: Bool) {
    let zone = TimeZone(identifier: zoneName) ?? .gmt
    let first = Self.localSecond(now, zone) / 86_400
    width = Self.left + Self.days * Self.step + 4
    height = Self.head + Self.tall + 6
    top = Self.head
    columns = (0..<Self.days).map { Self.column($0, first: first) }
    hours = [0, 6, 12, 18, 24].map { Hour(y: Self.head + $0 * 4, label: ($0 < 10 ? "0\($0)" : "\($0)") + ":00") }
    let shown = times.filter { Self.localSecond($0, zone) / 86_400 - first < Self.days }
    dots = Self.apart(shown.map { Self.dot($0, first: first, zone) })
    let end = isCut ? times.last.map { Self.localSecond($0, zone) / 86_400 - first + 1 } : nil
    unknownX = end.flatMap { $0 < Self.days ? Self.left + $0 * Self.step : nil }
    unknownWidth = unknownX.map { Self.left + Self.days * Self.step - $0 } ?? 0
    let count = isCut ? "the first \(times.count) runs" : shown.count == 1 ? "one run" : "\(shown.count) runs"
    label = "The next five weeks: \(count), by day and time of day in \(zone.identifier == "GMT" ? "UTC" : zone.identifier)"
  }

  private static func column(_ index: Int, first: Int) -> Column {
    let civil = CivilDay(first + index)
    let x = left + index * step
    return Column(
      x: x, centre: x + step / 2, day: civil.day,
      month: index == 0 || civil.day == 1 ? String(CalendarText.monthNames[civil.month - 1].prefix(3)) : nil,
      isWeekend: civil.isWeekend, isToday: index == 0)
  }

  private static func dot(_ time: Date, first: Int, _ zone: TimeZone) -> Dot {
    let second = localSecond(time, zone)
    let x = left + (second / 86_400 - first) * step + step / 2
    return Dot(x: x, y: head + second % 86_400 * tall / 86_400, title: TimeView(time).text)
  }

  /// Of dots in the same place the first.
  private static func apart(_ dots: [Dot]) -> [Dot] {
    var taken: Set<[Int]> = []
    return dots.filter { taken.insert([$0.x, $0.y]).inserted }
  }

  private static func localSecond(_ time: Date, _ zone: TimeZone) -> Int {
    Int(time.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: time)
  }
}

/// A day of the Gregorian calendar, by its number since the Unix epoch.
struct CivilDay: Sendable, Hashable {
  let month: Int
  let day: Int
  let isWeekend: Bool

  init(_ number: Int) {
    // The epoch was a Thursday.
    isWeekend = [2, 3].contains(number % 7)
    // Years of this reckoning begin in March, so that the leap day is the last.
    let shifted = number + 719_468
    let ofEra = shifted % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  }
}
