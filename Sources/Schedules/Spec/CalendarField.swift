import TemporalAPI

/// One field of a calendar as text: what its values are, and how it is read.
struct CalendarField: Sendable {
  var name: String
  var bounds: ClosedRange<Int>
  /// What an empty text stands for.
  var fallback: String
  /// Names of the values from the lower bound on, and how much of one must be given.
  var names: [String] = []
  var shortestName = 0
  /// All years are said by no range at all.
  var isYear = false
  /// 7 is read as Sunday too.
  var isWeekday = false

  static let second = CalendarField(name: "Second", bounds: 0...59, fallback: "0")
  static let minute = CalendarField(name: "Minute", bounds: 0...59, fallback: "0")
  static let hour = CalendarField(name: "Hour", bounds: 0...23, fallback: "0")
  static let dayOfMonth = CalendarField(name: "DayOfMonth", bounds: 1...31, fallback: "*")
  static let month = CalendarField(
    name: "Month", bounds: 1...12, fallback: "*",
    names: [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ], shortestName: 3)
  static let year = CalendarField(name: "Year", bounds: 2000...2100, fallback: "*", isYear: true)
  static let dayOfWeek = CalendarField(
    name: "DayOfWeek", bounds: 0...7, fallback: "*",
    names: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"], shortestName: 2, isWeekday: true)

  private var outOfRange: String { "not in range [\(bounds.lowerBound)-\(bounds.upperBound)]" }

  /// Reads a list of values, ranges and steps.
  func ranges(_ text: String) throws(SpecProblem) -> [ScheduleRange] {
    var text = text.trimmed
    if text.isEmpty { text = fallback[...] }
    if isYear && text == "*" { return [] }
    var ranges: [ScheduleRange] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) { ranges += try read(part) }
    return ranges
  }

  private func read(_ text: Substring) throws(SpecProblem) -> [ScheduleRange] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw SpecProblem("\(name) has too many slashes") }
    var step: Int?
    if parts.count == 2 {
      guard let number = Int(parts[1]) else { throw SpecProblem("strconv.Atoi: parsing \"\(parts[1])\": invalid syntax") }
      guard number >= 1 else { throw SpecProblem("\(name) has invalid Step") }
      step = number
    }
    var (start, end) = (bounds.lowerBound, bounds.upperBound)
    if parts[0] != "*" {
      let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2 else { throw SpecProblem("\(name) has too many dashes") }
      guard let first = value(ends[0]), bounds.contains(first) else {
        throw SpecProblem("\(name)\(ends.count == 2 ? " Start" : "") is \(outOfRange)")
      }
      start = first
      if ends.count == 2 {
        guard let last = value(ends[1]), last >= start, bounds.contains(last) else {
          throw SpecProblem("\(name) End is before Start or \(outOfRange)")
        }
        end = last
      } else if step == nil {
        end = start
      }
    }
    return ranges(from: start, to: end, step: step ?? 1)
  }

  /// Sunday as 7 becomes a range of its own, unless 0 is in the range anyway.
  private func ranges(from start: Int, to end: Int, step: Int) -> [ScheduleRange] {
    guard isWeekday && end == 7 else { return [ScheduleRange(start, end, step)] }
    let sunday = ScheduleRange(0, 0, 1)
    if start == 7 { return [sunday] }
    let rest = ScheduleRange(start, 6, step)
    return (7 - start) % step == 0 && !(start == 0 && step == 1) ? [sunday, rest] : [rest]
  }

  private func value(_ text: Substring) -> Int? {
    let word = text.lowercased()
    if word.count >= shortestName, !word.isEmpty, let index = names.firstIndex(where: { $0.hasPrefix(word) }) {
      return bounds.lowerBound + index
    }
    return text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}

extension ScheduleRange {
  init(_ start: Int, _ end: Int, _ step: Int) {
    self.init()
    self.start = Int32(start)
    self.end = Int32(end)
    self.step = Int32(clamping: step)
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: SubSequence {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start[start.endIndex...]
  }
}
