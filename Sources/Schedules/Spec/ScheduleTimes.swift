public import Model
import SwiftProtobuf
public import TemporalAPI

/// When a schedule is due: its specification, compiled.
public struct ScheduleTimes: Sendable {
  /// Steps of a search after which a schedule counts as one that excludes everything: the seconds of two weeks.
  private static let longestSearch = 14 * 86_400

  /// A time of a schedule.
  public struct Match: Sendable, Equatable {
    /// What the specification says, in whole seconds.
    public var nominal: WallTime
    /// With its jitter.
    public var actual: WallTime
  }

  private let calendars: [CompiledCalendar]
  private let excluded: [CompiledCalendar]
  private let intervals: [(length: Int64, phase: Int64)]
  private let zone: Zone
  private let start: WallTime?
  private let end: WallTime?
  private let jitter: Duration
  private let seed: String

  /// - Parameter seed: What the jitter of this schedule depends on, beside the time.
  ///
  /// Throws what is wrong with the specification.
  public init(_ spec: ScheduleSpec, seed: String) throws(SpecProblem) {
    let spec = try spec.canonical()
    zone = try Zone(name: spec.timezoneName, data: spec.timezoneData)
    calendars = spec.structuredCalendar.map(CompiledCalendar.init)
    excluded = spec.excludeStructuredCalendar.map(CompiledCalendar.init)
    intervals = spec.interval.map { (max(1, $0.interval.seconds), max(0, $0.phase.seconds)) }
    start = spec.hasStartTime ? WallTime(spec.startTime) : nil
    end = spec.hasEndTime ? WallTime(spec.endTime) : nil
    jitter = Duration(spec.jitter)
    self.seed = seed
  }

  /// The first time after `time`; nil when there is none until the end, or the year 2101. Throws when too much is excluded to find one.
  public func next(after time: WallTime) throws(SpecProblem) -> Match? {
    var after = time.wholeSeconds
    if let start { after = max(after, (start + .seconds(-1)).wholeSeconds) }
    for _ in 0..<Self.longestSearch {
      guard let nominal = nextNominal(after: after) else { return nil }
      if let end, .epoch + .seconds(nominal) > end { return nil }
      let local = zone.local(nominal)
      guard LocalTime(shown: nominal).year <= CompiledCalendar.lastYear else { return nil }
      if !excluded.contains(where: { $0.matches(local) }) {
        return Match(nominal: .epoch + .seconds(nominal), actual: moved(nominal))
      }
      after = nominal
    }
    throw SpecProblem("the schedule calendar specification has too many exclusions. Please modify the specification.")
  }

  /// Jitter never moves a time to the next one.
  private func moved(_ nominal: Int64) -> WallTime {
    var limit = jitter
    guard limit > .zero else { return .epoch + .seconds(nominal) }
    if let following = nextNominal(after: nominal) { limit = min(limit, .seconds(following - nominal)) }
    return .epoch + .seconds(nominal) + .nanoseconds(Jitter.nanoseconds(at: nominal, limit: limit, seed: seed))
  }

  private func nextNominal(after time: Int64) -> Int64? {
    let byInterval = intervals.map { interval in
      let since = time - interval.phase
      return since - since.remainder(of: interval.length) + interval.length + interval.phase
    }
    return (calendars.compactMap { $0.next(after: time, in: zone) } + byInterval).min()
  }
}

extension WallTime {
  /// Seconds of the Unix epoch, rounded down.
  var wholeSeconds: Int64 {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// A time as messages write it.
  init(_ timestamp: Google_Protobuf_Timestamp) {
    self = .epoch + .seconds(timestamp.seconds) + .nanoseconds(Int64(timestamp.nanos))
  }
}

extension Duration {
  /// A duration as messages write it.
  init(_ duration: Google_Protobuf_Duration) {
    self = .seconds(duration.seconds) + .nanoseconds(Int64(duration.nanos))
  }
}

extension Google_Protobuf_Duration {
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(seconds: seconds, nanos: Int32(attoseconds / 1_000_000_000))
  }
}
