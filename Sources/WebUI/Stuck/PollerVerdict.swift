import Foundation
import TemporalAPI

/// Whether somebody takes tasks from a queue.
enum PollerVerdict: Sendable, Hashable {
  /// The server does not say.
  case unknown
  case polled
  /// Nobody within a long poll's length; `lastSeen` is when there was somebody, if the server remembers.
  case abandoned(lastSeen: TimeView?)

  /// A worker that is there asks again after a minute at most; somewhat later it counts as gone.
  static let silence: TimeInterval = 90

  /// - Parameter version: Only its workers count; nil: all do.
  init(_ pollers: [PollerInfo]?, version: WorkerDeploymentVersion? = nil, now: Date) {
    guard let pollers else {
      self = .unknown
      return
    }
    let fitting = pollers.filter { poller in
      guard let version else { return true }
      return poller.deploymentOptions.deploymentName == version.deploymentName && poller.deploymentOptions.buildID == version.buildID
    }
    guard let last = fitting.map({ Date($0.lastAccessTime) }).max() else {
      self = .abandoned(lastSeen: nil)
      return
    }
    self = now.timeIntervalSince(last) <= Self.silence ? .polled : .abandoned(lastSeen: TimeView(last))
  }

  /// `No worker polls task queue Q since T`; nil where there is one, or one does not know.
  func complaint(_ queue: StuckEvidence.Queue, version: WorkerDeploymentVersion? = nil) -> Telling? {
    guard case .abandoned(let lastSeen) = self else { return nil }
    let who = version.map { "No worker of version \($0.deploymentName):\($0.buildID)" } ?? "No worker"
    let what = queue.type == .activity ? " for activities" : ""
    let start: Telling = "\(who) polls task queue \(queue.name)\(what)"
    return lastSeen.map { start + " since \($0)" } ?? start
  }
}

extension StuckEvidence {
  func verdict(_ queue: Queue, version: WorkerDeploymentVersion? = nil) -> PollerVerdict {
    PollerVerdict(pollers[queue], version: version, now: now)
  }

  /// The version that the workflow's tasks are bound to; nil: any worker of the queue, or the queue's current version.
  var pinnedVersion: WorkerDeploymentVersion? {
    let versioning = info.versioningInfo
    if case .pinned(let pinned)? = versioning.versioningOverride.override { return pinned.version }
    guard versioning.behavior == .pinned, versioning.hasDeploymentVersion else { return nil }
    return versioning.deploymentVersion
  }
}
