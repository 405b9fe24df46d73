/// The weights of fairness keys: what operators set goes before what a task says.
struct Weights: Sendable {
  static let range: ClosedRange<Float> = 0.001...1000

  var overrides: [String: Float] = [:]

  /// The nearest weight in range; unset, and what is no number, is 1.
  static func clamp(_ weight: Float) -> Float {
    weight > 0 ? min(max(weight, range.lowerBound), range.upperBound) : 1
  }

  func weight(of task: QueuedTask) -> Double {
    guard !overrides.isEmpty, let override = overrides[task.fairnessKey] else { return Double(task.weight) }
    return Double(Self.clamp(override))
  }
}
