import TemporalAPI

/// Calendars as lines of text to edit: cron's fields, with seconds before and years behind, `0 0 9 * * 1-5 *`, and a comment after `#`.
enum CalendarLine {
  /// The line that stands for this calendar.
  static func text(_ calendar: ScheduleStructuredCalendarSpec) -> String {
    let fields = [
      field(calendar.second, in: 0...59), field(calendar.minute, in: 0...59), field(calendar.hour, in: 0...23),
      field(calendar.dayOfMonth, in: 1...31), field(calendar.month, in: 1...12), field(calendar.dayOfWeek, in: 0...6),
      calendar.year.isEmpty ? "*" : field(calendar.year, in: 2000...2100),
    ]
    let comment = calendar.comment.replacing("\n", with: " ")
    return fields.joined(separator: " ") + (comment.isEmpty ? "" : " # " + comment)
  }

  /// The calendar of a line with five to seven fields, as text; nil where it has fewer or more.
  static func calendar(_ line: String) -> ScheduleCalendarSpec? {
    let halves = line.split(separator: "#", maxSplits: 1)
    guard let cron = halves.first else { return nil }
    let fields = cron.split(whereSeparator: \.isWhitespace).map(String.init)
    guard (5...7).contains(fields.count) else { return nil }
    let first = fields.count == 7 ? 1 : 0
    var calendar = ScheduleCalendarSpec()
    if first == 1 { calendar.second = fields[0] }
    calendar.minute = fields[first]
    calendar.hour = fields[first + 1]
    calendar.dayOfMonth = fields[first + 2]
    calendar.month = fields[first + 3]
    calendar.dayOfWeek = fields[first + 4]
    if fields.count > 5 { calendar.year = fields[first + 5] }
    if halves.count == 2 { calendar.comment = String(halves[1]).trimmed }
    return calendar
  }

  private static func field(_ ranges: [ScheduleRange], in all: ClosedRange<Int>) -> String {
    if CalendarValues(ranges, in: all).isAll { return "*" }
    return ranges.map { range in
      let end = max(range.end, range.start)
      guard end > range.start else { return "\(range.start)" }
      return "\(range.start)-\(end)" + (range.step > 1 ? "/\(range.step)" : "")
    }.joined(separator: ",")
  }
}
