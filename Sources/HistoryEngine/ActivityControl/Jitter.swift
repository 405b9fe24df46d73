import Model

/// A random delay for each of several activities, so that they do not all begin at once. The randomness is the caller's.
public struct Jitter: Sendable {
  var limit: Duration
  var seed: UInt64

  public static let none = Jitter(limit: .zero, seed: 0)

  /// Delays below `limit`; `seed` is 64 random bits.
  public init(limit: Duration, seed: UInt64) {
    self.limit = limit
    self.seed = seed
  }

  /// The delay of the activity that was scheduled with this event.
  func delay(of scheduledEventID: Int64) -> Duration {
    guard limit > .zero else { return .zero }
    // SplitMix64: neighbouring ids get unrelated delays.
    var bits = seed &+ UInt64(bitPattern: scheduledEventID) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return .nanoseconds(Int64(bits % UInt64(limit.wholeNanoseconds)))
  }
}
