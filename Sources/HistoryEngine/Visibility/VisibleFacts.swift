import HistoryRecords
import Model
import TemporalAPI

/// What of a run's state lists can find it by, as a turn finds it, so that its end can tell whether any of it has changed.
///
/// The parts are those of the state itself: taking them copies nothing, and comparing what has not changed is cheap.
struct VisibleFacts: Sendable, Equatable {
  private var status: WorkflowExecutionStatus
  private var closeTime: Int64
  private var isActivityPaused: Bool
  private var buildIDs: [String]
  private var checksums: [String]
  private var startTime: Int64
  private var executionTime: Int64
  private var taskQueue: String
  let pauseReason: String?
  let attributes: SearchAttributes

  init(_ state: MutableState) {
    status = state.record.status
    closeTime = state.record.closeTime
    isActivityPaused = state.record.activityPaused
    buildIDs = state.record.buildIds
    checksums = state.record.binaryChecksums
    startTime = state.record.startTime
    executionTime = state.record.executionTime
    taskQueue = state.record.taskQueue
    pauseReason = state.record.hasPause ? state.record.pause.reason : nil
    attributes = state.details.searchAttributes
  }

  /// Which parts of the visibility record are others now, beside the attributes.
  func parts(changedTo now: VisibleFacts) -> VisibilityChange.Parts {
    var parts: VisibilityChange.Parts = []
    if status != now.status || closeTime != now.closeTime || isActivityPaused != now.isActivityPaused { parts.insert(.standing) }
    if buildIDs != now.buildIDs || checksums != now.checksums { parts.insert(.builds) }
    if startTime != now.startTime || executionTime != now.executionTime || taskQueue != now.taskQueue
      || attributes.division != now.attributes.division
    {
      parts.insert(.rest)
    }
    return parts
  }

  /// Whether attributes may be others now.
  func hasOtherAttributes(than now: VisibleFacts) -> Bool {
    pauseReason != now.pauseReason || attributes != now.attributes
  }
}

extension SearchAttributes {
  /// The division that a workflow has put itself into.
  var division: Payload? { indexedFields[VisibilityDivision.attribute] }
}
