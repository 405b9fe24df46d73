/// A point of wall-clock time, in nanoseconds since the Unix epoch, UTC.
///
/// Durable times are these; pure rooms are handed one as `now` and never read a clock.
public struct WallTime: Hashable, Sendable, Comparable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static let epoch = WallTime(nanoseconds: 0)
  /// Later than every time that occurs: "never".
  public static let distantFuture = WallTime(nanoseconds: .max)

  /// The sum, held at `distantFuture` (or the earliest time) instead of overflowing.
  public static func + (time: WallTime, duration: Duration) -> WallTime {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
    return WallTime(nanoseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  public static func - (a: WallTime, b: WallTime) -> Duration {
    .nanoseconds(a.nanoseconds.subtractingReportingOverflow(b.nanoseconds).partialValue)
  }

  public static func < (a: WallTime, b: WallTime) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension Duration {
  /// The duration in nanoseconds, held at the ends of `Int64` (some 292 years).
  public var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carried ? (seconds < 0 ? .min : .max) : sum
  }

  /// The duration in seconds, for printing and for ratios.
  public var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
