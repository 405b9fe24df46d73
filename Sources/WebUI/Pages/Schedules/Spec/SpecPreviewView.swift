import Foundation
import Schedules
import TemporalAPI

/// What a specification means, beside the form that it is entered in.
struct SpecPreviewView: Sendable {
  let text: SpecText?
  let next: [TimeView]
  let strip: CalendarStrip?
  /// Why it cannot be shown.
  let problem: String?
  /// There is no time of it.
  let isEmpty: Bool

  init(_ spec: ScheduleSpec, now: Date) {
    do throws(SpecProblem) {
      let times = try SpecPreview.times(spec, after: now, days: CalendarStrip.days)
      text = SpecText(spec)
      next = times.prefix(10).map { TimeView($0) }
      strip = CalendarStrip(times, now: now, zoneName: text?.zone ?? "UTC", isCut: times.count >= SpecPreview.limit)
      isEmpty = times.isEmpty
      problem = nil
    } catch {
      (text, next, strip, problem, isEmpty) = (nil, [], nil, error.message, false)
    }
  }
}
