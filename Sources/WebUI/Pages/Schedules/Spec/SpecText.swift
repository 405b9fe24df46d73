import Foundation
import Schedules
import TemporalAPI

/// A schedule's specification in sentences.
struct SpecText: Sendable, Hashable {
  /// When it is due.
  let due: [String]
  /// When it is not, although it would be.
  let excluded: [String]
  /// The zone of its clock.
  let zone: String
  /// What else limits it or moves it.
  let limits: [String]
  /// The first of what it is due at, for a line of a list.
  let short: String

  init(_ spec: ScheduleSpec) {
    let canonical = (try? spec.canonical()) ?? spec
    due = Self.unique(canonical.structuredCalendar.map { CalendarText($0).words } + canonical.interval.map(Self.words))
    excluded = Self.unique(canonical.excludeStructuredCalendar.map { CalendarText($0).words })
    zone = canonical.timezoneName.isEmpty ? (canonical.timezoneData.isEmpty ? "UTC" : "Its own") : canonical.timezoneName
    var limits: [String] = []
    if spec.hasStartTime { limits.append("From \(TimeView(Date(spec.startTime)).text)") }
    if spec.hasEndTime { limits.append("Until \(TimeView(Date(spec.endTime)).text)") }
    if let jitter = DurationText.text(spec.jitter) { limits.append("Each run up to \(jitter) late, by chance") }
    self.limits = limits
    let more = due.count - 1
    short = (due.first ?? "Only by hand") + (more > 0 ? ", and \(more) more" : "")
  }

  private static func words(_ interval: ScheduleIntervalSpec) -> String {
    let offset = DurationText.text(interval.phase).map { ", offset \($0)" } ?? ""
    return "Every \(DurationText.text(interval.interval) ?? "0 s")\(offset)"
  }

  private static func unique(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }
}
