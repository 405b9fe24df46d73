import SwiftProtobuf
public import TemporalAPI

extension ScheduleSpec {
  /// The specification without texts: cron strings and calendars become structured calendars, intervals and a time zone. Throws what is wrong with it.
  public func canonical() throws(SpecProblem) -> ScheduleSpec {
    var spec = self
    for calendar in calendar { spec.structuredCalendar.append(try ScheduleStructuredCalendarSpec(calendar)) }
    for calendar in excludeCalendar { spec.excludeStructuredCalendar.append(try ScheduleStructuredCalendarSpec(calendar)) }
    try spec.takeCronStrings()
    spec.calendar = []
    spec.excludeCalendar = []
    spec.cronString = []
    for index in spec.structuredCalendar.indices {
      spec.structuredCalendar[index].completeRanges()
      if let problem = spec.structuredCalendar[index].problem { throw SpecProblem("invalid calendar spec: \(problem)") }
    }
    for index in spec.excludeStructuredCalendar.indices { spec.excludeStructuredCalendar[index].completeRanges() }
    for interval in spec.interval { try interval.validate() }
    return spec
  }

  private mutating func takeCronStrings() throws(SpecProblem) {
    var zone: String?
    for text in cronString {
      let cron = try CronString(text)
      guard zone == nil || zone == cron.zone else { throw SpecProblem("conflicting timezone names") }
      zone = cron.zone
      if let calendar = cron.calendar { structuredCalendar.append(calendar) }
      if let interval = cron.interval { interval.add(to: &self) }
    }
    guard let zone, !zone.isEmpty else { return }
    guard timezoneData.isEmpty, timezoneName.isEmpty || timezoneName == zone else { throw SpecProblem("conflicting timezone names") }
    timezoneName = zone
  }

  /// The specification without what `description` made of its cron strings, when it comes back from a client that changed something else.
  public func withoutEchoes() -> ScheduleSpec {
    var spec = self
    for text in cronString {
      guard let cron = try? CronString(text) else { continue }
      if let calendar = cron.calendar { spec.structuredCalendar.removeAll { $0 == calendar } }
      if let interval = cron.interval { spec.interval.removeAll { $0 == interval } }
    }
    return spec
  }

  /// The specification as descriptions show it: canonical, and with the cron strings that were entered. Throws what is wrong with it.
  public func described() throws(SpecProblem) -> ScheduleSpec {
    var spec = try canonical()
    spec.cronString = cronString
    return spec
  }
}

extension ScheduleIntervalSpec {
  fileprivate func add(to spec: inout ScheduleSpec) { spec.interval.append(self) }

  fileprivate func validate() throws(SpecProblem) {
    let (interval, phase) = (Duration(self.interval), Duration(self.phase))
    if interval < .seconds(1) { throw SpecProblem("interval is too small") }
    if phase < .zero { throw SpecProblem("phase is negative") }
    if phase >= interval { throw SpecProblem("phase cannot be greater than Interval") }
  }
}

extension ScheduleStructuredCalendarSpec {
  private static let longestComment = 200

  /// A range without an end is one value, and one without a step has them all.
  fileprivate mutating func completeRanges() {
    for path in [\Self.second, \.minute, \.hour, \.dayOfMonth, \.month, \.year, \.dayOfWeek] {
      for index in self[keyPath: path].indices {
        if self[keyPath: path][index].end == 0 { self[keyPath: path][index].end = self[keyPath: path][index].start }
        if self[keyPath: path][index].step == 0 { self[keyPath: path][index].step = 1 }
      }
    }
  }

  /// Everything that is wrong with it, as one sentence.
  fileprivate var problem: String? {
    var problems: [String] = []
    func check(_ ranges: [ScheduleRange], _ name: String, _ bounds: ClosedRange<Int32>) {
      let text = "not in range [\(bounds.lowerBound)-\(bounds.upperBound)]"
      for range in ranges {
        if !bounds.contains(range.start) { problems.append("\(name) Start is \(text)") }
        if range.end < range.start || range.end > bounds.upperBound { problems.append("\(name) End is before Start or \(text)") }
        if range.step < 1 { problems.append("\(name) has invalid Step") }
      }
    }
    check(second, "Second", 0...59)
    check(minute, "Minute", 0...59)
    check(hour, "Hour", 0...23)
    check(dayOfMonth, "DayOfMonth", 1...31)
    check(month, "Month", 1...12)
    check(year, "Year", 2000...2100)
    check(dayOfWeek, "DayOfWeek", 0...6)
    if comment.utf8.count > Self.longestComment { problems.append("comment is too long") }
    return problems.isEmpty ? nil : problems.joined(separator: ", ")
  }
}
