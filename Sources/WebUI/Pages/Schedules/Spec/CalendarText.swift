import TemporalAPI

/// A calendar of a schedule in words: `At 09:00 on Monday to Friday`.
struct CalendarText {
  private let seconds: CalendarValues
  private let minutes: CalendarValues
  private let hours: CalendarValues
  private let monthDays: CalendarValues
  private let months: CalendarValues
  private let weekDays: CalendarValues
  private let years: CalendarValues
  private let comment: String

  init(_ calendar: ScheduleStructuredCalendarSpec) {
    seconds = CalendarValues(calendar.second, in: 0...59)
    minutes = CalendarValues(calendar.minute, in: 0...59)
    hours = CalendarValues(calendar.hour, in: 0...23)
    monthDays = CalendarValues(calendar.dayOfMonth, in: 1...31)
    months = CalendarValues(calendar.month, in: 1...12)
    weekDays = CalendarValues(calendar.dayOfWeek, in: 0...6)
    years = CalendarValues(calendar.year, in: 2000...2100)
    comment = calendar.comment
  }

  var words: String {
    let needed = [seconds, minutes, hours, monthDays, months, weekDays]
    guard !needed.contains(where: \.values.isEmpty) else { return "Never" }
    let text = ([time] + dates).joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst() + (comment.isEmpty ? "" : " (\(comment))")
  }

  /// When in a day.
  private var time: String {
    let moments = hours.values.count * minutes.values.count * seconds.values.count
    if moments <= 4 { return "at " + clockTimes.joinedInWords }
    guard seconds.values == [0] else { return secondsWords + " " + minutesWords + hoursWords }
    if hours.isAll, minutes.values == [0] { return "every hour" }
    if let step = hours.step, step > 1, minutes.values.count == 1 {
      return "every \(step) hours at minute \(minutes.values[0])" + since(hours)
    }
    return minutesWords + hoursWords
  }

  private var clockTimes: [String] {
    hours.values.flatMap { hour in
      minutes.values.flatMap { minute in
        seconds.values.map { second in
          let time = Self.two(hour) + ":" + Self.two(minute)
          return second == 0 ? time : time + ":" + Self.two(second)
        }
      }
    }
  }

  private var secondsWords: String {
    if seconds.isAll { return "every second of" }
    if let step = seconds.step { return "every \(step) seconds of" }
    return "at second \(seconds.words(String.init)) of"
  }

  private var minutesWords: String {
    if minutes.isAll { return "every minute" }
    if let step = minutes.step, minutes.values[0] == 0 { return "every \(step) minutes" }
    return (seconds.values == [0] ? "at " : "") + "minute \(minutes.words(String.init))"
  }

  private var hoursWords: String {
    if hours.isAll { return minutes.isAll || minutes.step != nil ? "" : " of every hour" }
    if let step = hours.step, step > 1 { return " of every \(Self.ordinal(step)) hour" + since(hours) }
    return " from the hour " + hours.words { Self.two($0) + ":00" }
  }

  private func since(_ field: CalendarValues) -> String {
    field.values[0] == field.all.lowerBound ? "" : ", from \(Self.two(field.values[0])):00"
  }

  /// On which days.
  private var dates: [String] {
    var parts: [String] = []
    if !weekDays.isAll { parts.append("on " + weekDays.mondayFirst.words { Self.weekDayNames[$0 % 7] }) }
    if !monthDays.isAll { parts.append("on the " + monthDays.words(Self.ordinal) + (months.isAll ? " of the month" : "")) }
    if !months.isAll { parts.append("in " + months.words { Self.monthNames[$0 - 1] }) }
    if !years.values.isEmpty, !years.isAll { parts.append("in " + years.words(String.init)) }
    if parts.isEmpty, hours.values.count * minutes.values.count <= 4 { parts.append("every day") }
    return parts
  }

  static let weekDayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending)"
  }
}

extension CalendarValues {
  /// Days of a week with Sunday as the last, 7.
  fileprivate var mondayFirst: CalendarValues {
    let ranges = values.map { day in
      var range = ScheduleRange()
      range.start = Int32(day == 0 ? 7 : day)
      return range
    }
    return CalendarValues(ranges, in: 1...7)
  }
}
