import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// Changes the options that `paths` name to what `options` says, and answers all of them. Nothing changed means no event.
  ///
  /// Throws NOT_FOUND on a closed run, FAILED_PRECONDITION for a version of the worker that is not there. Paths and options must have been
  /// checked.
  public mutating func updateOptions(
    _ options: WorkflowExecutionOptions, paths: [String], identity: String
  ) throws(ServiceError) -> WorkflowExecutionOptions {
    try requireOpen()
    let before = state.options
    var updated = before.updated(options, paths: paths)
    if updated.hasTimeSkippingConfig { updated.timeSkippingConfig = updated.timeSkippingConfig.completed(by: rules) }
    let answer = updated
    if updated.hasVersioningOverride { updated.versioningOverride = try accept(updated.versioningOverride) }

    // A fast-forward begins anew each time it is asked for.
    let isFastForward = paths.contains("time_skipping_config") && updated.timeSkippingConfig.hasFastForwardConfig
    let changesTime = isFastForward || updated.time != before.time
    guard changesTime || updated != before else { return answer }
    // The original writes an event without a priority for a cleared one, and goes on with the old: a slip that is copied.
    if updated.hasPriority { state.record.priority = updated.priority }
    setVersioning(updated.hasVersioningOverride ? updated.versioningOverride : nil)
    var attributes = WorkflowExecutionOptionsUpdatedEventAttributes(updated)
    attributes.identity = identity
    attributes.timeSkippingConfigUpdated = changesTime
    if changesTime { configureTimeSkipping(updated.time) }
    postOptionsUpdate(attributes)
    return answer
  }

  mutating func setVersioning(_ override: WorkflowVersioningOverride?) {
    if let override { state.record.versioningOverride = override } else { state.record.clearVersioningOverride() }
  }

  mutating func configureTimeSkipping(_ config: TimeSkippingConfig?) {
    state.configureTimeSkipping(config, at: now)
    dirty.timeSkipping = state.timeSkipping != nil
    wakeUp(by: state.findNextDeadline())
  }

  private func accept(_ override: WorkflowVersioningOverride) throws(ServiceError) -> WorkflowVersioningOverride {
    if case .pinned(let pinned) = override.override, !pinned.hasVersion {
      throw ServiceError(
        .failedPrecondition,
        "must specify a specific pinned override version because workflow with id \(state.key.workflowID) has behavior Unspecified "
          + "and is not yet pinned to any version")
    }
    try override.requirePresence(inQueue: state.record.taskQueue)
    return override.normalized
  }
}

extension MutableState {
  fileprivate var options: WorkflowExecutionOptions {
    var options = WorkflowExecutionOptions()
    if record.hasPriority { options.priority = record.priority }
    if record.hasVersioningOverride { options.versioningOverride = record.versioningOverride }
    if let config = effectiveTimeSkippingConfig { options.timeSkippingConfig = config }
    return options
  }
}

extension WorkflowExecutionOptionsUpdatedEventAttributes {
  /// All options, those that were not changed too.
  fileprivate init(_ options: WorkflowExecutionOptions) {
    self.init()
    unsetVersioningOverride = !options.hasVersioningOverride
    if options.hasVersioningOverride { versioningOverride = options.versioningOverride }
    if options.hasPriority { priority = options.priority }
    if options.hasTimeSkippingConfig { timeSkippingConfig = options.timeSkippingConfig }
  }
}

extension WorkflowExecutionOptions {
  fileprivate var time: TimeSkippingConfig? { hasTimeSkippingConfig ? timeSkippingConfig : nil }

  fileprivate func updated(_ other: WorkflowExecutionOptions, paths: [String]) -> WorkflowExecutionOptions {
    var updated = self
    for path in paths {
      switch path {
      case "priority":
        if other.hasPriority { updated.priority = other.priority } else { updated.clearPriority() }
      case "priority.priority_key": updated.priority.priorityKey = other.priority.priorityKey
      case "priority.fairness_key": updated.priority.fairnessKey = other.priority.fairnessKey
      case "priority.fairness_weight": updated.priority.fairnessWeight = other.priority.fairnessWeight
      case "versioning_override":
        if other.hasVersioningOverride { updated.versioningOverride = other.versioningOverride } else { updated.clearVersioningOverride() }
      case "time_skipping_config":
        if other.hasTimeSkippingConfig { updated.timeSkippingConfig = other.timeSkippingConfig } else { updated.clearTimeSkippingConfig() }
      default: break
      }
    }
    return updated
  }
}
