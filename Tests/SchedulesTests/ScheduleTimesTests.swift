import Foundation
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Schedules

@Suite("Times of schedules")
struct ScheduleTimesTests {
  static func second(_ text: String) throws -> WallTime {
    .epoch + .seconds(Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970))
  }

  /// The next times of a cron string in a zone, as UTC shows them.
  private func times(_ cron: String, _ zone: String, after start: String, count: Int) throws -> [String] {
    var spec = ScheduleSpec()
    spec.cronString = [cron]
    spec.timezoneName = zone
    let times = try ScheduleTimes(spec, seed: "")
    var now = try Self.second(start)
    return try (0..<count).map { _ in
      now = try #require(try times.next(after: now)).nominal
      return now.secondsText
    }
  }

  @Test("an hour that is shown twice is searched twice west of Greenwich")
  func repeatedHour() throws {
    #expect(
      try times("30 1 * * *", "America/New_York", after: "2026-11-01T00:00:00Z", count: 3) == [
        "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z",
      ])
  }

  @Test("a time that the clocks leave out does not come")
  func skippedHour() throws {
    #expect(
      try times("30 2 * * *", "Europe/Berlin", after: "2026-03-28T00:00:00Z", count: 2) == [
        "2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z",
      ])
  }

  @Test("leap days come when they do")
  func leapDays() throws {
    #expect(
      try times("0 0 29 2 *", "UTC", after: "2096-03-01T00:00:00Z", count: 0).isEmpty
        && times("0 0 29 2 *", "", after: "2026-01-01T00:00:00Z", count: 2)
          == ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]
    )
    var spec = ScheduleSpec()
    spec.cronString = ["0 0 29 2 *"]
    #expect(try ScheduleTimes(spec, seed: "").next(after: Self.second("2096-03-01T00:00:00Z")) == nil)
  }

  @Test("jitter is the original's, to the millisecond")
  func jitter() throws {
    var spec = ScheduleSpec()
    spec.interval = [.with { $0.interval.seconds = 60 }]
    spec.jitter.seconds = 30
    let times = try ScheduleTimes(spec, seed: "01a219b1-85a2-70a0-b037-e6778d0b8f25-s-850b58")
    let first = try #require(try times.next(after: .epoch + .seconds(1_893_456_000)))
    #expect(first.actual == .epoch + .milliseconds(1_893_456_083_630))
    #expect(try times.next(after: first.actual)?.actual == .epoch + .milliseconds(1_893_456_129_026))
  }

  @Test(
    "a zone that comes as a file shows the same as the zone of its name", arguments: ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
  func zoneFiles(_ name: String) throws {
    // Systems without the database have nothing to compare with.
    guard let data = FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)") else { return }
    let file = try Zone(name: "", data: data)
    let named = try Zone(name: name, data: Data())
    for second in stride(from: Int64(1_000_000_000), to: 4_000_000_000, by: 1_000_003) {
      #expect(file.offset(at: second) == named.offset(at: second))
    }
  }

  @Test(
    "rules of POSIX go on for ever",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2090-07-01T00:00:00Z", 7200), ("CET-1CEST,M3.5.0,M10.5.0/3", "2090-01-01T00:00:00Z", 3600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2090-01-01T00:00:00Z", 39_600), ("<+0330>-3:30", "2090-01-01T00:00:00Z", 12_600),
      ("EST5EDT,J60/2,J300", "2090-03-01T06:59:59Z", -18_000), ("EST5EDT,59/2,J300", "2090-03-01T07:00:00Z", -14_400),
    ])
  func rules(_ text: String, _ time: String, _ offset: Int64) throws {
    let rule = try #require(ZoneRule(text))
    #expect(rule.offset(at: try Self.second(time).wholeSeconds) == offset)
  }

  @Test("what is no zone file is refused", arguments: ["", "TZif", "TZif2" + String(repeating: "\u{7f}", count: 60)])
  func brokenFiles(_ text: String) {
    #expect(ZoneFile(Data(text.utf8)) == nil)
  }

  @Test("a cron string that comes back with what was made of it is not counted twice")
  func echoes() throws {
    var spec = ScheduleSpec()
    spec.cronString = ["0 12 * * *", "@every 1h"]
    let described = try spec.described()
    #expect(described.structuredCalendar.count == 1 && described.interval.count == 1 && described.cronString == spec.cronString)
    #expect(described.withoutEchoes() == spec)
  }
}
