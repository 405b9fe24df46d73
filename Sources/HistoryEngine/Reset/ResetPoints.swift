import HistoryRecords
import Model
import TemporalAPI

extension MutableState {
  /// How many reset points a run keeps: the newest.
  private static let maximumResetPoints = 20

  /// Notes the first task that a build of the worker completed. Answers false when the build is known.
  mutating func addResetPoint(_ completed: WorkflowTaskCompletedEventAttributes, eventID: Int64, at time: WallTime) -> Bool {
    let build = completed.hasWorkerVersion ? completed.workerVersion.buildID : ""
    guard !resetPoints.points.contains(where: { $0.binaryChecksum == completed.binaryChecksum && $0.buildID == build }) else {
      return false
    }
    var point = WorkflowResetPointInfo()
    point.binaryChecksum = completed.binaryChecksum
    point.buildID = build
    point.runID = key.runID.description
    point.firstWorkflowTaskCompletedID = eventID
    point.createTime = time.timestamp
    point.resettable = true
    resetPoints.points.append(point)
    if resetPoints.points.count > Self.maximumResetPoints { resetPoints.points.removeFirst() }
    return true
  }
}

extension Turn {
  /// The reset points as the next run of the chain takes them over: those of this run now say when it will be gone.
  mutating func handOnResetPoints() -> WorkflowResetPoints {
    let expiry = (now + rules.retention).timestamp
    for index in state.resetPoints.points.indices where state.resetPoints.points[index].runID == state.key.runID.description {
      state.resetPoints.points[index].expireTime = expiry
      dirty.resetPoints = true
    }
    return state.resetPoints
  }
}
