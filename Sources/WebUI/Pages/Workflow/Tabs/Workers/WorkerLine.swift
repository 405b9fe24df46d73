import SwiftProtobuf
import TemporalAPI

/// A worker: when it last asked for each kind of task, and what it says of itself.
struct WorkerLine: Sendable {
  let identity: String
  let workflow: TimeView?
  let activity: TimeView?
  let nexus: TimeView?
  /// `deployment:build`.
  let version: String?
  let sdk: String?
  let host: String?
  let status: String?
  let start: TimeView?

  /// Pollers and heartbeats that have the same identity are one worker's; the last seen stand first.
  static func merge(_ pollers: [StuckEvidence.Queue: [PollerInfo]], _ heartbeats: [WorkerListInfo]) -> [WorkerLine] {
    var kinds: [String: [TaskQueueType: PollerInfo]] = [:]
    for (queue, infos) in pollers {
      for info in infos { kinds[info.identity, default: [:]][queue.type] = info }
    }
    let said = Dictionary(heartbeats.map { ($0.workerIdentity, $0) }) { older, newer in
      newer.startTime.seconds > older.startTime.seconds ? newer : older
    }
    let identities = Set(kinds.keys).union(said.keys)
    return identities.map { WorkerLine($0, kinds[$0] ?? [:], said[$0]) }.sorted { ($1.lastSeen, $0.identity) < ($0.lastSeen, $1.identity) }
  }

  private var lastSeen: String { [workflow, activity, nexus].compactMap { $0?.iso }.max() ?? "" }

  private init(_ identity: String, _ kinds: [TaskQueueType: PollerInfo], _ said: WorkerListInfo?) {
    self.identity = identity
    workflow = kinds[.workflow].flatMap { TimeView($0.lastAccessTime) }
    activity = kinds[.activity].flatMap { TimeView($0.lastAccessTime) }
    nexus = kinds[.nexus].flatMap { TimeView($0.lastAccessTime) }
    let options = kinds.values.first { !$0.deploymentOptions.buildID.isEmpty }?.deploymentOptions
    let deployment = options?.deploymentName ?? said?.deploymentVersion.deploymentName ?? ""
    let build = options?.buildID ?? said?.deploymentVersion.buildID ?? ""
    version = build.isEmpty ? nil : deployment.isEmpty ? build : "\(deployment):\(build)"
    sdk = said.flatMap { $0.sdkName.isEmpty ? nil : "\($0.sdkName) \($0.sdkVersion)" }
    host = said.flatMap { $0.hostName.isEmpty ? nil : $0.processID.isEmpty ? $0.hostName : "\($0.hostName), process \($0.processID)" }
    status =
      switch said?.status {
      case .running: "running"
      case .shuttingDown: "shutting down"
      case .shutdown: "shut down"
      default: nil
      }
    start = said.flatMap { TimeView($0.startTime) }
  }
}
