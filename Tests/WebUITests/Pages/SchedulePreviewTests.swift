import Foundation
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What a schedule would do")
struct SchedulePreviewTests {
  /// 2026-11-27, a Friday, at 06:00 UTC.
  private let now = Date(timeIntervalSince1970: 1_795_759_200)

  @Test("the next runs are those of its zone's clock, through a change of its clocks")
  func zone() throws {
    var spec = ScheduleSpec()
    spec.cronString = ["0 9 27,28 3 *"]
    spec.timezoneName = "Europe/Berlin"
    let times = SpecPreviewView(spec, now: now).next.map(\.text)
    #expect(times.prefix(2) == ["2027-03-27 08:00:00 UTC", "2027-03-28 07:00:00 UTC"])
  }

  @Test("a frequent schedule is looked at for a thousand times, and the picture says where that ends")
  func frequent() {
    var spec = ScheduleSpec()
    spec.cronString = ["*/5 * * * *"]
    let preview = SpecPreviewView(spec, now: now)
    #expect(preview.strip?.label.contains("the first 1000 runs") == true)
    #expect(preview.strip?.unknownX != nil)
    #expect((50..<400).contains(preview.strip?.dots.count ?? 0), "runs in the same place are one dot")
    #expect(preview.next.count == 10)
  }

  @Test("a specification that cannot be read says why")
  func problem() {
    var spec = ScheduleSpec()
    spec.cronString = ["61 * * * *"]
    let preview = SpecPreviewView(spec, now: now)
    #expect(preview.problem?.isEmpty == false)
    #expect(preview.strip == nil)
  }

  @Test("one that never comes says so")
  func never() {
    var spec = ScheduleSpec()
    spec.cronString = ["0 0 30 2 *"]
    #expect(SpecPreviewView(spec, now: now).isEmpty)
  }

  @Test("the picture has five weeks from today, with a dot for each run at its time of day")
  func strip() throws {
    let noon = now.addingTimeInterval(6 * 3600)
    let strip = CalendarStrip([noon, noon.addingTimeInterval(86_400)], now: now, zoneName: "", isCut: false)
    #expect(strip.columns.map(\.day).prefix(5) == [27, 28, 29, 30, 1])
    #expect(strip.columns.compactMap(\.month) == ["Nov", "Dec"])
    #expect(strip.columns.prefix(4).map(\.isWeekend) == [false, true, true, false])
    #expect(strip.dots.map(\.x) == strip.columns.prefix(2).map(\.centre))
    #expect(strip.dots.map(\.y) == [strip.hours[2].y, strip.hours[2].y])
    #expect(strip.label == "The next five weeks: 2 runs, by day and time of day in UTC")
  }

  @Test(
    "the strip's days are those of the calendar", arguments: [(0, 1, 1), (11_016, 2, 29), (20_819, 1, 1), (-1, 12, 31), (47_541, 3, 1)])
  func civilDays(number: Int, month: Int, day: Int) {
    let civil = CivilDay(number)
    #expect((civil.month, civil.day) == (month, day))
  }
}
