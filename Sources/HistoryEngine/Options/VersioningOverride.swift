import HistoryRecords
public import Model
public import TemporalAPI

extension WorkflowVersioningOverride {
  /// The override in today's form: what older clients put into fields that are deprecated is where newer ones put it. It must have been checked.
  public var normalized: WorkflowVersioningOverride {
    guard override == nil else { return self }
    var normalized = WorkflowVersioningOverride()
    if behavior == .autoUpgrade {
      normalized.autoUpgrade = true
    } else if let version = pinnedVersionInAnyForm {
      normalized.pinned.behavior = .pinned
      normalized.pinned.version = version
    }
    return normalized
  }

  /// The version of a worker that the override names, in whatever form; nil: it names none.
  public var pinnedVersionInAnyForm: WorkerDeploymentVersion? {
    switch override {
    case .pinned(let pinned): return pinned.hasVersion ? pinned.version : nil
    case .oneTime(let oneTime): return oneTime.hasTargetDeploymentVersion ? oneTime.targetDeploymentVersion : nil
    case .autoUpgrade: return nil
    case nil: break
    }
    var version = WorkerDeploymentVersion()
    if hasDeployment {
      version.deploymentName = deployment.seriesName
      version.buildID = deployment.buildID
      return version
    }
    guard let dot = pinnedVersion.firstIndex(of: ".") else { return nil }
    version.deploymentName = String(pinnedVersion[..<dot])
    version.buildID = String(pinnedVersion[pinnedVersion.index(after: dot)...])
    return version
  }

  /// Checks that the version that the override names, if any, has workers on the queue. No version has: worker deployments are not built yet,
  /// so this is a server on which nobody has made one. Throws FAILED_PRECONDITION.
  public func requirePresence(inQueue queue: String) throws(ServiceError) {
    guard let version = pinnedVersionInAnyForm else { return }
    throw ServiceError(
      .failedPrecondition,
      "Pinned version '\(version.deploymentName):\(version.buildID)' is not present in task queue '\(queue)' of type 'Workflow'")
  }
}

extension MutableState {
  /// What a description says of the run's versioning; nil: nothing.
  public var versioningInformation: WorkflowExecutionVersioningInfo? {
    guard record.hasVersioningOverride else { return nil }
    var info = WorkflowExecutionVersioningInfo()
    info.versioningOverride = record.versioningOverride
    // Older clients look for it here.
    info.versioningOverride.behavior = .autoUpgrade
    return info
  }
}
