import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// Changes the options that `paths` name to what `options` says, and answers all of them. Nothing changed means no event.
  ///
  /// Throws NOT_FOUND on a closed run. Paths must have been checked.
  public mutating func updateOptions(
    _ options: WorkflowExecutionOptions, paths: [String], identity: String
  ) throws(ServiceError) -> WorkflowExecutionOptions {
    try requireOpen()
    let before = state.options
    let updated = before.updated(options, paths: paths)
    guard updated != before else { return updated }
    // The original writes an event without a priority for a cleared one, and goes on with the old: a slip that is copied.
    if updated.hasPriority { state.record.priority = updated.priority }
    var attributes = WorkflowExecutionOptionsUpdatedEventAttributes()
    attributes.unsetVersioningOverride = true
    attributes.identity = identity
    if updated.hasPriority { attributes.priority = updated.priority }
    postOptionsUpdate(attributes)
    return updated
  }
}

extension MutableState {
  fileprivate var options: WorkflowExecutionOptions {
    var options = WorkflowExecutionOptions()
    if record.hasPriority { options.priority = record.priority }
    return options
  }
}

extension WorkflowExecutionOptions {
  fileprivate func updated(_ other: WorkflowExecutionOptions, paths: [String]) -> WorkflowExecutionOptions {
    var updated = self
    for path in paths {
      switch path {
      case "priority":
        if other.hasPriority { updated.priority = other.priority } else { updated.clearPriority() }
      case "priority.priority_key": updated.priority.priorityKey = other.priority.priorityKey
      case "priority.fairness_key": updated.priority.fairnessKey = other.priority.fairnessKey
      case "priority.fairness_weight": updated.priority.fairnessWeight = other.priority.fairnessWeight
      default: break
      }
    }
    return updated
  }
}
