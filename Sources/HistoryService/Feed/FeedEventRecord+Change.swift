import HistoryEngine
import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

extension FeedEventRecord {
  /// What the feed says of a change of the index of lists; nil: nothing, because it is no workflow's, or nothing that the feed tells of.
  init?(_ write: ExecutionWrite) {
    guard let change = write.visibility, write.key.namespaceID == write.key.workflow.ownerID, let kind = FeedEventKind(change) else {
      return nil
    }
    self.init()
    self.kind = kind
    workflow = WorkflowExecutionInfo(write.key, change.record, write.size)
    changedSearchAttributes = change.attributes.keys.sorted()
    division = change.record.division
    buildIds = change.record.buildIDs
    binaryChecksums = change.record.binaryChecksums
  }

  /// The workflow as the index of lists had it then, for conditions to be put to.
  func visibleExecution(_ key: ExecutionKey) -> VisibleExecution {
    var record = workflow.visibilityRecord([:])
    record.division = division
    record.buildIDs = buildIds
    record.binaryChecksums = binaryChecksums
    let size = ExecutionSize(
      historyLength: workflow.historyLength, historyBytes: workflow.historySizeBytes, transitions: workflow.stateTransitionCount)
    return VisibleExecution(key: key, record: record, size: size)
  }
}

extension FeedEventKind {
  /// What happened to the workflow; an end goes before what changed with it. Nil: nothing that the feed tells of.
  fileprivate init?(_ change: VisibilityChange) {
    let isClosed = change.record.closeTime != nil
    if change.parts == .all && !isClosed {
      // Everything is written at once for a new run only.
      self = .started
    } else if change.parts.contains(.standing) && isClosed {
      self = .closed
    } else if !change.attributes.isEmpty {
      self = .searchAttributesChanged
    } else {
      return nil
    }
  }
}

extension WorkflowExecutionInfo {
  fileprivate init(_ key: ExecutionKey, _ record: VisibilityRecord, _ size: ExecutionSize) {
    self.init()
    execution = WorkflowExecution(key)
    type.name = record.typeName
    status = WorkflowExecutionStatus(rawValue: record.status) ?? .unspecified
    startTime = record.startTime.timestamp
    executionTime = record.executionTime.timestamp
    if let close = record.closeTime {
      closeTime = close.timestamp
      executionDuration = max(.zero, close - record.executionTime).proto
    }
    historyLength = size.historyLength
    historySizeBytes = size.historyBytes
    stateTransitionCount = size.transitions
    taskQueue = record.taskQueue
    if let parent = record.parent { parentExecution = WorkflowExecution(parent) }
    rootExecution = record.root.map { WorkflowExecution($0) } ?? execution
    searchAttributes.indexedFields = record.attributes.mapValues(\.payload)
  }
}

extension WorkflowExecution {
  fileprivate init(_ run: VisibleRun) {
    self.init()
    workflowID = run.workflowID
    runID = run.runID.description
  }
}
