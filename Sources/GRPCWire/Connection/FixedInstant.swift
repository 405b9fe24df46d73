/// A moment of `ContinuousClock` whose layout the compiler knows.
///
/// It does not know that of `ContinuousClock.Instant` outside of the library that declares it. Whatever holds one has no fixed layout either, and is
/// copied, moved and destroyed through tables that are looked up while the program runs: too slow for what every call holds.
public struct FixedInstant: Sendable, Hashable {
  private static let origin = ContinuousClock.now
  private let sinceOrigin: Duration

  /// The same moment.
  public init(_ instant: ContinuousClock.Instant) { sinceOrigin = Self.origin.duration(to: instant) }

  /// The same moment.
  public var instant: ContinuousClock.Instant { Self.origin + sinceOrigin }
}
