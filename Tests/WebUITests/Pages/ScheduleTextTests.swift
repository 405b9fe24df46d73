import Foundation
import Schedules
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Schedules in words and lines")
struct ScheduleTextTests {
  @Test(
    "a calendar is said in words",
    arguments: [
      ("0 9 * * 1-5", "At 09:00 on Monday to Friday"), ("30 9,17 * * *", "At 09:30 and 17:30 every day"), ("* * * * *", "Every minute"),
      ("0 * * * *", "Every hour"), ("*/15 * * * *", "Every 15 minutes"), ("0 */2 * * *", "Every 2 hours at minute 0"),
      ("5 0 1,15 * *", "At 00:05 on the 1st and 15th of the month"), ("0 12 * 1,7 0", "At 12:00 on Sunday in January and July"),
      ("0 0 25 12 * 2027", "At 00:00 on the 25th in December in 2027"), ("15 * * * *", "At minute 15 of every hour"),
      ("0 9 * * 6,0", "At 09:00 on Saturday and Sunday"), ("*/10 9-17 * * *", "Every 10 minutes from the hour 09:00 to 17:00"),
      ("30 0 8 * * * *", "At 08:00:30 every day"), ("0 9 * * 1 # standup", "At 09:00 on Monday (standup)"),
    ])
  func words(cron: String, expected: String) throws {
    #expect(try calendar(cron).map { CalendarText($0).words } == [expected])
  }

  @Test("a calendar without a value in a field never comes")
  func never() {
    #expect(CalendarText(ScheduleStructuredCalendarSpec()).words == "Never")
  }

  @Test(
    "a calendar's line is read as the same calendar",
    arguments: ["0 9 * * 1-5", "*/15 8-18/2 1,15 1-6 *", "10 0 0 29 2 * 2028", "0 9 * * 1 # standup", "0 0 * * 7"])
  func lines(cron: String) throws {
    let calendars = try calendar(cron)
    #expect(try calendar(CalendarLine.text(calendars[0])) == calendars)
  }

  @Test(
    "an interval's line is read as the same interval",
    arguments: ["1h", "1h30m/15m", "2d/1h", "1s", "36h"])
  func intervals(line: String) throws {
    let interval = try #require(IntervalLine.interval(line))
    #expect(IntervalLine.interval(IntervalLine.text(interval)) == interval)
  }

  @Test("what is no interval is refused", arguments: ["", "soon", "1h/", "1 fortnight", "-5m"])
  func noIntervals(line: String) {
    #expect(IntervalLine.interval(line) == nil)
  }

  @Test("a specification says its zone, its limits and what it leaves out, each line once")
  func whole() {
    var spec = ScheduleSpec()
    spec.cronString = ["0 9 * * *", "0 9 * * *"]
    spec.excludeCalendar = [CalendarLine.calendar("* * * * 0")].compactMap { $0 }
    spec.interval = [IntervalLine.interval("2h/5m")].compactMap { $0 }
    spec.timezoneName = "Europe/Berlin"
    spec.jitter = Google_Protobuf_Duration(seconds: 90, nanos: 0)
    let text = SpecText(spec)
    #expect(text.due == ["At 09:00 every day", "Every 2 h, offset 5 min"])
    #expect(text.excluded == ["Every minute on Sunday"])
    #expect(text.zone == "Europe/Berlin")
    #expect(text.limits == ["Each run up to 1 min 30 s late, by chance"])
    #expect(text.short == "At 09:00 every day, and 1 more")
  }

  private func calendar(_ cron: String) throws -> [ScheduleStructuredCalendarSpec] {
    var spec = ScheduleSpec()
    spec.cronString = [cron]
    return try spec.canonical().structuredCalendar
  }
}
