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
}
