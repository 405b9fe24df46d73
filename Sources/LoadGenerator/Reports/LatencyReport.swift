import Histogram

/// How long operations took, in milliseconds: from when they were due to when they were done.
public struct LatencyReport: Codable, Sendable, Equatable {
  public var mean: Double
  public var p50: Double
  public var p90: Double
  public var p99: Double
  public var p999: Double
  public var max: Double

  /// Nil if nothing was recorded. The histogram holds microseconds.
  init?(_ histogram: Histogram<UInt32>) {
    guard histogram.totalCount > 0 else { return nil }
    func milliseconds(_ percentile: Double) -> Double { Double(histogram.valueAtPercentile(percentile)) / 1000 }
    mean = histogram.mean / 1000
    p50 = milliseconds(50)
    p90 = milliseconds(90)
    p99 = milliseconds(99)
    p999 = milliseconds(99.9)
    max = Double(histogram.max) / 1000
  }
}
