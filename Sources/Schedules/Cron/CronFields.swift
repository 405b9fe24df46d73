/// The five fields of a cron schedule, each as the set of values that it admits.
struct CronFields: Sendable, Hashable {
  var minutes: CronField
  var hours: CronField
  var days: CronField
  var months: CronField
  var weekdays: CronField

  /// `minute hour day-of-month month day-of-week`; nil when it is not that.
  init?(_ text: Substring) {
    let fields = text.split(whereSeparator: \.isWhitespace)
    guard fields.count == 5,
      let minutes = CronField(fields[0], in: 0...59), let hours = CronField(fields[1], in: 0...23),
      let days = CronField(fields[2], in: 1...31), let months = CronField(fields[3], in: 1...12, names: CronField.monthNames),
      let weekdays = CronField(fields[4], in: 0...6, names: CronField.weekdayNames)
    else { return nil }
    self.minutes = minutes
    self.hours = hours
    self.days = days
    self.months = months
    self.weekdays = weekdays
  }

  /// `@daily` and its kin; nil for any other word.
  init?(descriptor: Substring) {
    switch descriptor {
    case "@yearly", "@annually": self.init("0 0 1 1 *")
    case "@monthly": self.init("0 0 1 * *")
    case "@weekly": self.init("0 0 * * 0")
    case "@daily", "@midnight": self.init("0 0 * * *")
    case "@hourly": self.init("0 * * * *")
    default: return nil
    }
  }

  /// Whether a date fits. Day of month and day of week are alternatives when both are restricted.
  func admits(day: Int, weekday: Int) -> Bool {
    days.isStar || weekdays.isStar
      ? days.contains(day) && weekdays.contains(weekday) : days.contains(day) || weekdays.contains(weekday)
  }
}

/// The values that one field of a cron schedule admits.
struct CronField: Sendable, Hashable {
  private var bits: UInt64 = 0
  /// A plain star (or question mark) was written: the field restricts nothing.
  private(set) var isStar = false

  static let monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  static let weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// Reads a list of values, ranges and steps within `bounds`. `names` stand for the values from the lower bound on.
  init?(_ text: Substring, in bounds: ClosedRange<Int>, names: [String] = []) {
    for part in text.split(separator: ",") {
      guard add(part, in: bounds, names: names) else { return nil }
    }
  }

  func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

  private mutating func add(_ text: Substring, in bounds: ClosedRange<Int>, names: [String]) -> Bool {
    func value(_ text: Substring) -> Int? {
      if let index = names.firstIndex(of: text.lowercased()) { return bounds.lowerBound + index }
      return text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, ends.count <= 2 else { return false }
    var range = bounds
    let isAny = ends[0] == "*" || ends[0] == "?"
    if !isAny {
      guard let low = value(ends[0]), let high = ends.count == 2 ? value(ends[1]) : parts.count == 2 ? bounds.upperBound : low,
        low <= high, bounds.contains(low), bounds.contains(high)
      else { return false }
      range = low...high
    }
    var step = 1
    if parts.count == 2 {
      guard let given = value(parts[1]), given > 0 else { return false }
      step = given
    }
    for value in stride(from: range.lowerBound, through: range.upperBound, by: step) { bits |= 1 << UInt64(value) }
    if isAny && step == 1 { isStar = true }
    return true
  }
}
