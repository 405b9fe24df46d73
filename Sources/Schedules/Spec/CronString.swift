import SwiftProtobuf
import TemporalAPI

/// What one cron string of a schedule stands for: a calendar or an interval, with the zone that it names.
struct CronString: Sendable {
  private(set) var calendar: ScheduleStructuredCalendarSpec?
  private(set) var interval: ScheduleIntervalSpec?
  /// Empty: it names none.
  private(set) var zone = ""

  /// Reads five fields, six (with a year), seven (with seconds too), a word such as `@daily`, or `@every` with an interval and a phase. A zone may
  /// stand before it, a comment behind it.
  init(_ text: String) throws(SpecProblem) {
    var rest = text.trimmed
    if let prefix = ["TZ=", "CRON_TZ="].first(where: rest.hasPrefix) {
      guard let space = rest.firstIndex(of: " ") else { throw SpecProblem("CronString has time zone but missing fields") }
      zone = String(rest[..<space].dropFirst(prefix.count))
      rest = rest[space...]
    }
    var comment = ""
    if let mark = rest.firstIndex(of: "#") {
      comment = String(rest[rest.index(after: mark)...].trimmed)
      rest = rest[..<mark]
    }
    rest = rest.trimmed
    if rest.hasPrefix("@every") {
      // An interval is the same in every zone.
      zone = ""
      interval = try Self.interval(rest)
    } else {
      calendar = try Self.calendar(rest, comment)
    }
  }

  private static func interval(_ text: Substring) throws(SpecProblem) -> ScheduleIntervalSpec {
    guard let space = text.firstIndex(of: " ") else { throw SpecProblem("CronString does not have interval after @every") }
    let parts = text[text.index(after: space)...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var spec = ScheduleIntervalSpec()
    spec.interval = Google_Protobuf_Duration(try Duration(goText: parts[0]))
    if parts.count == 2 { spec.phase = Google_Protobuf_Duration(try Duration(goText: parts[1])) }
    return spec
  }

  private static func calendar(_ text: Substring, _ comment: String) throws(SpecProblem) -> ScheduleStructuredCalendarSpec {
    let words = ["@yearly": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@hourly": "0 * * * *"]
    let others = ["@annually": "@yearly", "@midnight": "@daily"]
    let fields = (words[others[String(text)] ?? String(text)] ?? String(text)).split(whereSeparator: \.isWhitespace).map(String.init)
    guard (5...7).contains(fields.count) else { throw SpecProblem("CronString does not have 5-7 fields") }
    var spec = ScheduleCalendarSpec()
    spec.comment = comment
    let first = fields.count == 7 ? 1 : 0
    if first == 1 { spec.second = fields[0] }
    spec.minute = fields[first]
    spec.hour = fields[first + 1]
    spec.dayOfMonth = fields[first + 2]
    spec.month = fields[first + 3]
    spec.dayOfWeek = fields[first + 4]
    if fields.count > 5 { spec.year = fields[first + 5] }
    return try ScheduleStructuredCalendarSpec(spec)
  }
}

extension ScheduleStructuredCalendarSpec {
  /// Reads a calendar whose fields are text. Throws everything that is wrong with it in one sentence.
  init(_ spec: ScheduleCalendarSpec) throws(SpecProblem) {
    self.init()
    var problems: [String] = []
    func ranges(_ text: String, _ field: CalendarField) -> [ScheduleRange] {
      do throws(SpecProblem) {
        return try field.ranges(text)
      } catch {
        problems.append(error.message)
        return []
      }
    }
    second = ranges(spec.second, .second)
    minute = ranges(spec.minute, .minute)
    hour = ranges(spec.hour, .hour)
    dayOfWeek = ranges(spec.dayOfWeek, .dayOfWeek)
    dayOfMonth = ranges(spec.dayOfMonth, .dayOfMonth)
    month = ranges(spec.month, .month)
    year = ranges(spec.year, .year)
    comment = spec.comment
    if !problems.isEmpty { throw SpecProblem(problems.joined(separator: ", ")) }
  }
}

extension Duration {
  /// Reads a duration as Go writes it, with days too: `1d3h`, `90m`, `-1.5s`.
  fileprivate init(goText text: Substring) throws(SpecProblem) {
    let invalid = SpecProblem("time: invalid duration \"\(text)\"")
    let units: [String: Double] = [
      "ns": 1, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9, "d": 86_400e9,
    ]
    var rest = text
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { throw invalid }
    var total = 0.0
    while rest != "0" && !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      guard let amount = Double(number) else { throw invalid }
      let unit = rest.dropFirst(number.count).prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
      guard !unit.isEmpty else { throw SpecProblem("time: missing unit in duration \"\(text)\"") }
      guard let size = units[String(unit)] else { throw SpecProblem("time: unknown unit \"\(unit)\" in duration \"\(text)\"") }
      total += amount * size
      rest = rest.dropFirst(number.count + unit.count)
    }
    guard total < 9.2e18 else { throw invalid }
    self = .nanoseconds(Int64(isNegative ? -total : total))
  }
}
