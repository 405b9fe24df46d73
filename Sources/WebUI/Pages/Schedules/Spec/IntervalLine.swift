import TemporalAPI

/// Intervals as lines of text to edit: a length, and an offset behind a slash, `1h/15m`.
enum IntervalLine {
  /// The line that stands for this interval.
  static func text(_ interval: ScheduleIntervalSpec) -> String {
    let offset = DurationInput.text(interval.phase)
    return DurationInput.text(interval.interval) + (offset.isEmpty ? "" : "/" + offset)
  }

  /// Nil where the line is no interval.
  static func interval(_ line: String) -> ScheduleIntervalSpec? {
    let parts = line.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map { DurationInput.duration(String($0)) }
    guard let length = parts[0] else { return nil }
    var interval = ScheduleIntervalSpec()
    interval.interval = length
    guard parts.count == 2 else { return interval }
    guard let offset = parts[1] else { return nil }
    interval.phase = offset
    return interval
  }
}
