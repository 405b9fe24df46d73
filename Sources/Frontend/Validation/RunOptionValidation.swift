import Model
import TemporalAPI

// Options of a run that starts and updates of its options have in common.
extension Required {
  /// A configuration of skipped time.
  static func timeSkipping(_ config: TimeSkippingConfig) throws(ServiceError) {
    guard config.hasFastForwardConfig else { return }
    guard config.enabled else { throw .invalidArgument("time_skipping_config: cannot set fast_forward when enabled is false") }
    try fastForwardID(config.fastForwardConfig.id)
    guard config.fastForwardConfig.duration.length > .zero else {
      throw .invalidArgument("Time skipping config invalid: fast_forward duration must be positive")
    }
  }

  static func fastForwardID(_ id: String) throws(ServiceError) {
    if id.isEmpty { throw .invalidArgument("Time skipping config invalid: fast_forward_id must be set") }
  }

  /// The shape of a versioning override. `isVersionOptional`: a running workflow may be pinned to the version that it is on.
  static func versioningOverride(_ override: WorkflowVersioningOverride, isVersionOptional: Bool = false) throws(ServiceError) {
    switch override.override {
    case .autoUpgrade(let isOn):
      if !isOn { throw .invalidArgument("auto-upgrade override must be true") }
    case .pinned(let pinned):
      if pinned.behavior == .unspecified { throw .invalidArgument("must specify pinned override behavior if override is pinned.") }
      if !pinned.hasVersion && !isVersionOptional { throw .invalidArgument("must provide version if override is pinned.") }
    case .oneTime(let oneTime):
      if !oneTime.hasTargetDeploymentVersion { throw .invalidArgument("must provide target deployment version if override is one-time.") }
    case nil: try olderVersioningOverride(override)
    }
  }

  private static func olderVersioningOverride(_ override: WorkflowVersioningOverride) throws(ServiceError) {
    switch override.behavior {
    case .autoUpgrade:
      if !override.pinnedVersion.isEmpty || override.hasDeployment {
        throw .invalidArgument("only provide pinned version if behavior is 'PINNED'")
      }
    case .pinned:
      guard !override.hasDeployment else { return }
      if override.pinnedVersion.isEmpty {
        throw .invalidArgument("must provide deployment (deprecated) or pinned version if behavior is 'PINNED'")
      }
      if !override.pinnedVersion.contains(".") {
        throw .invalidArgument(
          "invalid version string \"\(override.pinnedVersion)\", expected format is \"<deployment_name>.<build_id>\"")
      }
    case .unspecified: throw .invalidArgument("override behavior is required")
    case .UNRECOGNIZED(let number): throw .invalidArgument("override behavior \(number) not recognized")
    }
  }
}
