import Foundation
public import Model

/// When a cron workflow runs: the standard five fields, a descriptor such as `@daily`, or `@every` with a duration.
///
/// `CRON_TZ=` or `TZ=` with a zone's IANA name may stand before all but the last, which knows no zones; the default is UTC.
public struct CronSchedule: Sendable, Hashable {
  enum Times: Sendable, Hashable {
    /// Whole seconds, at least one.
    case every(Duration)
    case calendar(CronFields, TimeZone)
  }

  let times: Times

  /// Reads a schedule; nil when it is none.
  public init?(_ text: String) {
    var text = text[...]
    var zone = TimeZone.gmt
    if let prefix = ["TZ=", "CRON_TZ="].first(where: text.hasPrefix) {
      guard let space = text.firstIndex(of: " "), let named = Zone.named(text[..<space].dropFirst(prefix.count)) else { return nil }
      zone = named
      text = Self.trimmed(text[space...])
    }
    if text.hasPrefix("@every ") {
      guard let interval = Duration(text: text.dropFirst("@every ".count)) else { return nil }
      times = .every(max(.seconds(1), .seconds(interval.components.seconds)))
    } else {
      guard let fields = text.hasPrefix("@") ? CronFields(descriptor: text) : CronFields(text) else { return nil }
      times = .calendar(fields, zone)
    }
  }

  /// The first time after `now`. An `@every` counts from `anchor`, the time of the run before; an `anchor` that is still to come is itself the
  /// next time. Nil: there is none within five years.
  public func next(after now: WallTime, from anchor: WallTime) -> WallTime? {
    guard anchor <= now else { return anchor }
    switch times {
    case .calendar(let fields, let zone):
      return fields.first(after: now.wholeSeconds, in: zone).map { .epoch + .seconds($0) }
    case .every(let interval):
      let step = interval.components.seconds
      let passed = (now.wholeSeconds - anchor.wholeSeconds) / step
      let next = anchor.wholeSeconds + (passed + 1) * step
      return .epoch + .seconds(next)
    }
  }

  /// How long to wait at `now` for the next time, rounded up to whole seconds.
  public func delay(at now: WallTime, from anchor: WallTime) -> Duration? {
    guard let next = next(after: now, from: anchor) else { return nil }
    let (seconds, rest) = (next - now).components
    return .seconds(rest > 0 ? seconds + 1 : seconds)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
