/// What operators set for one queue.
public struct QueueSettings: Hashable, Sendable {
  /// At most so many tasks per second, instead of what workers wish; 0 stops dispatch, nil leaves it to the workers.
  public var tasksPerSecond: Double?
  /// At most so many tasks per second of each fairness key, times its weight; 0 stops dispatch, nil is no limit.
  public var tasksPerSecondOfKey: Double?
  /// Weights of fairness keys that go before what tasks say.
  public var fairnessWeights: [String: Float]

  public init(tasksPerSecond: Double? = nil, tasksPerSecondOfKey: Double? = nil, fairnessWeights: [String: Float] = [:]) {
    self.tasksPerSecond = tasksPerSecond
    self.tasksPerSecondOfKey = tasksPerSecondOfKey
    self.fairnessWeights = fairnessWeights
  }
}
