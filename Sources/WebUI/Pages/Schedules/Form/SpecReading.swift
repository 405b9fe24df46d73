import FoundationEssentials
import Schedules
import SwiftProtobuf
import TemporalAPI

/// Reads the part of a form that says when a schedule is due.
enum SpecReading {
  /// What the fields say; calendars and intervals whose lines are as they were stay what they were.
  static func spec(_ reader: inout FormReader, over present: ScheduleSpec) -> ScheduleSpec {
    var spec = present.withoutEchoes()
    readCalendars(&reader, into: &spec)
    readIntervals(&reader, into: &spec)
    readExclusions(&reader, into: &spec)
    if let calendar = weekly(&reader) { spec.structuredCalendar.append(calendar) }
    spec.timezoneName = reader.text("timezone")
    if !spec.timezoneName.isEmpty { spec.timezoneData = .init() }
    if let jitter = reader.duration("jitter") { spec.jitter = jitter } else { spec.clearJitter() }
    if let start = reader.time("start") { spec.startTime = start } else { spec.clearStartTime() }
    if let end = reader.time("end") { spec.endTime = end } else { spec.clearEndTime() }
    return spec
  }

  /// The lines of a specification's calendars, as the form shows them.
  static func calendarLines(_ spec: ScheduleSpec) -> String {
    let spec = spec.withoutEchoes()
    return (spec.cronString + spec.structuredCalendar.map(CalendarLine.text)).joined(separator: "\n")
  }

  private static func readCalendars(_ reader: inout FormReader, into spec: inout ScheduleSpec) {
    let known = Dictionary(spec.structuredCalendar.map { (CalendarLine.text($0), $0) }, uniquingKeysWith: { first, _ in first })
    let lines = reader.text("calendars").lines
    spec.structuredCalendar = lines.compactMap { known[$0] }
    spec.cronString = lines.filter { known[$0] == nil }
    spec.calendar = []
    for line in spec.cronString {
      var alone = ScheduleSpec()
      alone.cronString = [line]
      do throws(SpecProblem) {
        _ = try alone.canonical()
      } catch {
        reader.reject("calendars", "\(line): \(error.message)")
      }
    }
  }

  private static func readIntervals(_ reader: inout FormReader, into spec: inout ScheduleSpec) {
    let known = Dictionary(spec.interval.map { (IntervalLine.text($0), $0) }, uniquingKeysWith: { first, _ in first })
    spec.interval = []
    for line in reader.text("intervals").lines {
      if let interval = known[line] ?? IntervalLine.interval(line) {
        spec.interval.append(interval)
      } else {
        reader.reject("intervals", "\(line): not a length of time. Write 1h30m, or 1h/15m with an offset.")
      }
    }
  }

  private static func readExclusions(_ reader: inout FormReader, into spec: inout ScheduleSpec) {
    let known = Dictionary(spec.excludeStructuredCalendar.map { (CalendarLine.text($0), $0) }, uniquingKeysWith: { first, _ in first })
    spec.excludeStructuredCalendar = []
    spec.excludeCalendar = []
    for line in reader.text("exclusions").lines {
      if let calendar = known[line] {
        spec.excludeStructuredCalendar.append(calendar)
      } else if let calendar = CalendarLine.calendar(line) {
        spec.excludeCalendar.append(calendar)
      } else {
        reader.reject("exclusions", "\(line): five to seven fields are needed, as in cron.")
      }
    }
  }

  /// The calendar that the boxes of days and months describe; nil where no time of day is given.
  private static func weekly(_ reader: inout FormReader) -> ScheduleStructuredCalendarSpec? {
    guard let time = reader.fields["at"] else { return nil }
    let parts = time.split(separator: ":").map { Int32($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], (0...23).contains(hour), (0...59).contains(minute)
    else {
      reader.reject("at", "Not a time of day. Write it like 09:30.")
      return nil
    }
    var calendar = ScheduleStructuredCalendarSpec()
    calendar.second = [.of(parts.count == 3 ? parts[2] ?? 0 : 0)]
    calendar.minute = [.of(minute)]
    calendar.hour = [.of(hour)]
    calendar.dayOfWeek = ranges(reader.fields.all("on"), in: 0...6)
    calendar.month = ranges(reader.fields.all("in"), in: 1...12)
    let days = reader.text("month-days").split { !$0.isNumber }.map(String.init)
    calendar.dayOfMonth = ranges(days, in: 1...31)
    return calendar
  }

  /// All of them where none is named.
  private static func ranges(_ values: [String], in all: ClosedRange<Int32>) -> [ScheduleRange] {
    let values = values.compactMap { Int32($0) }
    return values.isEmpty ? [.of(all.lowerBound, through: all.upperBound)] : values.map { .of($0) }
  }
}

extension ScheduleRange {
  fileprivate static func of(_ start: Int32, through end: Int32? = nil) -> ScheduleRange {
    var range = ScheduleRange()
    (range.start, range.end, range.step) = (start, end ?? start, 1)
    return range
  }
}

extension String {
  /// Its lines that are not empty, without space at their ends.
  var lines: [String] {
    split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}
