/// How a zone's clocks go on for ever: `CET-1CEST,M3.5.0,M10.5.0/3`, as POSIX writes it.
struct ZoneRule: Sendable, Hashable {
  private var standard: Int64
  private var summer: Summer?

  fileprivate struct Summer: Sendable, Hashable {
    var offset: Int64
    var start: Day
    var end: Day
  }

  fileprivate struct Day: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      /// Day 1 to 365; 29 February is never counted.
      case julian(Int)
      /// Day 0 to 365, with the leap day.
      case ofYear(Int)
      case weekday(Int, week: Int, month: Int)
    }

    var kind: Kind
    /// Seconds after midnight, on the clocks before the change.
    var time: Int64 = 7200
  }

  /// Nil for what is no rule.
  init?(_ text: String) {
    var rest = text[...]
    guard Self.takeName(&rest), let west = Self.takeTime(&rest) else { return nil }
    standard = -west
    guard !rest.isEmpty else { return }
    guard Self.takeName(&rest) else { return nil }
    var offset = standard + 3600
    if rest.first != ",", !rest.isEmpty {
      guard let west = Self.takeTime(&rest) else { return nil }
      offset = -west
    }
    guard let start = Self.takeDay(&rest), let end = Self.takeDay(&rest), rest.isEmpty else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  func offset(at second: Int64) -> Int64 {
    guard let summer else { return standard }
    let year = LocalTime(shown: second + standard).year
    let start = summer.start.moment(in: year) - standard
    let end = summer.end.moment(in: year) - summer.offset
    let isSummer = start < end ? second >= start && second < end : second >= start || second < end
    return isSummer ? summer.offset : standard
  }

  private static func takeName(_ text: inout Substring) -> Bool {
    if text.first == "<" {
      guard let end = text.firstIndex(of: ">") else { return false }
      text = text[text.index(after: end)...]
      return true
    }
    let name = text.prefix(while: \.isLetter)
    text = text.dropFirst(name.count)
    return name.count >= 3
  }

  /// `[+-]h[:m[:s]]` in seconds.
  private static func takeTime(_ text: inout Substring) -> Int64? {
    let isNegative = text.first == "-"
    if text.first == "-" || text.first == "+" { text.removeFirst() }
    var seconds: Int64 = 0
    for unit: Int64 in [3600, 60, 1] {
      if unit != 3600 {
        guard text.first == ":" else { break }
        text.removeFirst()
      }
      guard let number = takeNumber(&text) else { return nil }
      seconds += Int64(number) * unit
    }
    return isNegative ? -seconds : seconds
  }

  private static func takeNumber(_ text: inout Substring) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    text = text.dropFirst(digits.count)
    return digits.count <= 4 ? Int(digits) : nil
  }

  private static func takeDay(_ text: inout Substring) -> Day? {
    guard text.popFirst() == ",", let first = text.first else { return nil }
    if first == "M" || first == "J" { text.removeFirst() }
    guard let number = takeNumber(&text) else { return nil }
    var day: Day
    if first == "M" {
      guard text.popFirst() == ".", let week = takeNumber(&text), text.popFirst() == ".", let weekday = takeNumber(&text),
        (1...12).contains(number), (1...5).contains(week), (0...6).contains(weekday)
      else { return nil }
      day = Day(kind: .weekday(weekday, week: week, month: number))
    } else {
      day = Day(kind: first == "J" ? .julian(number) : .ofYear(number))
    }
    if text.first == "/" {
      text.removeFirst()
      guard let time = takeTime(&text) else { return nil }
      day.time = time
    }
    return day
  }
}

extension ZoneRule.Day {
  /// The moment as the clocks before the change show it.
  fileprivate func moment(in year: Int) -> Int64 { dayNumber(in: year) * 86_400 + time }

  private func dayNumber(in year: Int) -> Int64 {
    let firstOfYear = LocalTime.days(year: year, month: 1, day: 1)
    switch kind {
    case .ofYear(let day): return firstOfYear + Int64(day)
    case .julian(let day):
      let isLeapYear = LocalTime.days(year: year + 1, month: 1, day: 1) - firstOfYear == 366
      return firstOfYear + Int64(day) - (isLeapYear && day >= 60 ? 0 : 1)
    case .weekday(let weekday, let week, let month):
      let first = LocalTime.days(year: year, month: month, day: 1)
      let wanted = first + (Int64(weekday) - (first + 4)).remainder(of: 7) + Int64(week - 1) * 7
      return wanted < LocalTime.days(year: year, month: month + 1, day: 1) ? wanted : wanted - 7
    }
  }
}
