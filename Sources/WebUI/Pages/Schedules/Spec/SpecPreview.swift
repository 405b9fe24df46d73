import Foundation
import Model
import Schedules
import TemporalAPI

/// When a specification would be due, reckoned here: nothing has to be saved for it. Jitter, which depends on the saved schedule, is left out.
enum SpecPreview {
  /// As many times as are looked for at most.
  static let limit = 1000

  /// The times after `now` within `days`, and ten at least if there are so many in ten years. Throws `SpecProblem`.
  static func times(_ spec: ScheduleSpec, after now: Date, days: Int) throws(SpecProblem) -> [Date] {
    var spec = spec
    spec.clearJitter()
    let schedule = try ScheduleTimes(spec, seed: "")
    let horizon = now.addingTimeInterval(Double(days) * 86_400)
    let last = now.addingTimeInterval(3653 * 86_400)
    var times: [Date] = []
    var at = WallTime(nanoseconds: Int64(now.timeIntervalSince1970 * 1e9))
    while times.count < limit, let match = try schedule.next(after: at) {
      at = match.nominal
      let date = Date(timeIntervalSince1970: Double(at.nanoseconds) / 1e9)
      guard date <= horizon || times.count < 10, date <= last else { break }
      times.append(date)
    }
    return times
  }
}
