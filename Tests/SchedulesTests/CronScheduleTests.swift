import Foundation
import Model
import Testing

@testable import Schedules

@Suite("Cron schedules")
struct CronScheduleTests {
  private static func time(_ text: String) throws -> WallTime {
    let date = try Date(text, strategy: .iso8601)
    return .epoch + .seconds(Int64(date.timeIntervalSince1970))
  }

  /// The next times after a moment, as UTC shows them.
  private func times(_ schedule: String, after start: String, count: Int = 1) throws -> [String] {
    let schedule = try #require(CronSchedule(schedule))
    var now = try Self.time(start)
    let anchor = now
    return try (0..<count).map { _ in
      now = try #require(schedule.next(after: now, from: anchor))
      return Date(timeIntervalSince1970: Double(now.nanoseconds) / 1e9).formatted(.iso8601)
    }
  }

  @Test(
    "fields, lists, ranges, steps and names",
    arguments: [
      ("* * * * *", "2026-03-01T00:01:00Z"), ("30 9 * * *", "2026-03-01T09:30:00Z"), ("*/25 3 * * *", "2026-03-01T03:00:00Z"),
      ("5/70 3 * * *", "2026-03-01T03:05:00Z"), ("7-9,40 0 * * *", "2026-03-01T00:07:00Z"), ("0 0 1 jan *", "2027-01-01T00:00:00Z"),
      ("0 0 * * MON", "2026-03-02T00:00:00Z"), ("0 12 29 2 ?", "2028-02-29T12:00:00Z"), ("0 0 31 * *", "2026-03-31T00:00:00Z"),
      ("@yearly", "2027-01-01T00:00:00Z"), ("@monthly", "2026-04-01T00:00:00Z"), ("@weekly", "2026-03-08T00:00:00Z"),
      ("@midnight", "2026-03-02T00:00:00Z"), ("@hourly", "2026-03-01T01:00:00Z"), ("1, * * * *", "2026-03-01T00:01:00Z"),
    ])
  func forms(schedule: String, next: String) throws {
    #expect(try times(schedule, after: "2026-03-01T00:00:00Z") == [next])
  }

  @Test("day of month and day of week are alternatives, unless one is a star")
  func days() throws {
    #expect(
      try times("0 0 13 * 5", after: "2026-03-10T00:00:00Z", count: 3) == [
        "2026-03-13T00:00:00Z", "2026-03-20T00:00:00Z", "2026-03-27T00:00:00Z",
      ])
    #expect(try times("0 0 13 * *", after: "2026-03-13T00:00:00Z") == ["2026-04-13T00:00:00Z"])
    // A star with a step restricts, so it is an alternative too.
    #expect(try times("0 0 */31 * 1", after: "2026-03-01T00:00:00Z") == ["2026-03-02T00:00:00Z"])
  }

  @Test("a time that the clocks leave out is skipped, and one that they repeat comes twice")
  func clockChanges() throws {
    #expect(
      try times("CRON_TZ=America/New_York 30 2 * * *", after: "2026-03-08T00:00:00Z", count: 2) == [
        "2026-03-09T06:30:00Z", "2026-03-10T06:30:00Z",
      ])
    #expect(
      try times("TZ=America/New_York 30 1 * * *", after: "2026-11-01T00:00:00Z", count: 3) == [
        "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z",
      ])
    #expect(
      try times("CRON_TZ=Europe/Paris @daily", after: "2026-03-28T12:00:00Z", count: 3) == [
        "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z",
      ])
    // Midnight itself is left out in Cairo: the day begins at one o'clock.
    #expect(
      try times("CRON_TZ=Africa/Cairo 0 1 * * *", after: "2026-04-23T00:00:00Z", count: 2) == [
        "2026-04-23T22:00:00Z", "2026-04-24T22:00:00Z",
      ])
    #expect(
      try times("CRON_TZ=Australia/Lord_Howe 15 2 * * *", after: "2026-04-04T00:00:00Z", count: 2) == [
        "2026-04-04T15:45:00Z", "2026-04-05T15:45:00Z",
      ])
  }

  @Test("@every counts whole seconds, at least one, from its anchor")
  func every() throws {
    #expect(try times("@every 90m", after: "2026-03-01T00:00:00Z", count: 2) == ["2026-03-01T01:30:00Z", "2026-03-01T03:00:00Z"])
    for (text, seconds) in [("@every 1500ms", 1), ("@every 0s", 1), ("@every -5s", 1), ("@every 2.5s", 2), ("TZ=Asia/Tokyo @every 1m", 60)]
    {
      let start = WallTime(nanoseconds: 1_700_000_000_700_000_000)
      let schedule = try #require(CronSchedule(text))
      #expect(schedule.next(after: start, from: start) == WallTime(nanoseconds: (1_700_000_000 + Int64(seconds)) * 1_000_000_000))
      #expect(schedule.delay(at: start, from: start) == .seconds(seconds), "the wait is rounded up")
    }
  }

  @Test("times that have passed are skipped, however many, and an anchor to come is the next time")
  func anchors() throws {
    let schedule = try #require(CronSchedule("@every 1s"))
    let anchor = WallTime(nanoseconds: 0)
    let now = WallTime(nanoseconds: 3_000_000_000_500_000_000)
    #expect(schedule.next(after: now, from: anchor) == WallTime(nanoseconds: 3_000_000_001_000_000_000))
    #expect(schedule.next(after: anchor, from: now) == now)
    #expect(CronSchedule("@daily")?.next(after: anchor, from: now) == now)
  }

  @Test("a date that never comes has no next time", arguments: ["0 0 30 2 *", "0 0 31 4,6 *", ", * * * *"])
  func never(schedule: String) throws {
    #expect(try #require(CronSchedule(schedule)).next(after: .epoch, from: .epoch) == nil)
  }

  @Test(
    "what is no schedule is refused",
    arguments: [
      "", " ", "soon", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 0 *", "* * * 13 *",
      "* * * * 7",
      "-1 * * * *", "a * * * *", "5-1 * * * *", "1-2-3 * * * *", "*/2/3 * * * *", "*/0 * * * *", "*/x * * * *", "1- * * * *",
      "* * * * mo", "@sometimes", "@every", "@every x", "@every 1", "@Every 1s", "CRON_TZ=Nowhere/Land * * * * *", "TZ=UTC",
      "TZ=GMT+3 * * * * *", "99999999999999999999 * * * *",
    ])
  func refused(text: String) {
    #expect(CronSchedule(text) == nil)
  }
}
