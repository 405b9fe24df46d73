/// How far a phase has come, said once a second.
public struct ProgressLine: Sendable {
  /// Seconds since the phase began.
  public let second: Int
  let phase: String
  let reading: Meter.Reading
  /// Operations that were done a second ago.
  let since: Int

  init(phase: String, second: Int, reading: Meter.Reading, since: Int) {
    self.phase = phase
    self.second = second
    self.reading = reading
    self.since = since
  }

  /// One line for people.
  public var text: String {
    let latency = reading.latency.map { ", p50 \($0.p50.short) p99 \($0.p99.short) ms" } ?? ""
    let errors = reading.errors.values.reduce(0, +)
    return "\(phase) \(second) s: \(reading.completed) done, \(reading.completed - since)/s\(latency), \(errors) errors"
  }
}
