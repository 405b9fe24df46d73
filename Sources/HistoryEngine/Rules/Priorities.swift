import HistoryRecords
public import TemporalAPI

extension Priority {
  /// Field by field, what `other` sets wins: an activity or a child inherits what it does not say itself.
  public func overridden(by other: Priority) -> Priority {
    var merged = self
    if other.priorityKey != 0 { merged.priorityKey = other.priorityKey }
    if !other.fairnessKey.isEmpty { merged.fairnessKey = other.fairnessKey }
    if other.fairnessWeight != 0 { merged.fairnessWeight = other.fairnessWeight }
    return merged
  }

  /// The longest fairness key, in bytes of UTF-8.
  public static let maximumFairnessKeyLength = 64

  /// What is wrong with it, in the words that clients are told; nil when nothing is. Keys above the lowest priority and weights
  /// out of range are right: the task queue reads them as the nearest that it has.
  public var problem: String? {
    if priorityKey < 0 { return "priority key can't be negative" }
    if fairnessKey.utf8.count > Self.maximumFairnessKeyLength { return "fairness key length exceeds limit" }
    if fairnessWeight < 0 { return "must be greater than zero" }
    return nil
  }
}

extension TaskRecord {
  /// Remembers the priority with the task, so that a task that is offered again after a restart finds its place.
  mutating func take(_ priority: Priority) {
    priorityKey = priority.priorityKey
    fairnessKey = priority.fairnessKey
    fairnessWeight = priority.fairnessWeight
  }
}
