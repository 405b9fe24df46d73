import Synchronization

/// How often values fell into which range.
public final class Histogram: Sendable {
  /// The upper ends of the ranges of seconds, as the original has them.
  public static let seconds: [Double] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
  ]
  /// Of counts.
  public static let counts: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]
  /// Of bytes.
  public static let bytes: [Double] = (10...24).map { Double(1 << $0) }

  /// What was seen: for each range the values in it and below, and all.
  public struct Snapshot: Sendable, Hashable {
    public var cumulative: [Int]
    public var count: Int
    public var sum: Double
  }

  private struct State {
    var counts: [Int]
    var sum = 0.0
  }

  let bounds: [Double]
  private let state: Mutex<State>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: [Int](repeating: 0, count: bounds.count + 1)))
  }

  /// Counts one more value.
  public func observe(_ value: Double) {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if value <= bounds[middle] { high = middle } else { low = middle + 1 }
    }
    state.withLock { state in
      state.counts[low] += 1
      state.sum += value
    }
  }

  /// Counts one more duration, in seconds.
  public func observe(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    observe(Double(seconds) + Double(attoseconds) / 1e18)
  }

  public var snapshot: Snapshot {
    let state = state.withLock { $0 }
    var total = 0
    let cumulative = state.counts.map { count in
      total += count
      return total
    }
    return Snapshot(cumulative: Array(cumulative.dropLast()), count: total, sum: state.sum)
  }
}
