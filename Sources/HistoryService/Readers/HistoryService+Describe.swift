import FoundationEssentials
import HistoryEngine
import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension HistoryService {
  /// Everything that is known of a run, without its history. Throws NOT_FOUND for unknown runs.
  public func describe(
    _ request: DescribeWorkflowExecutionRequest, namespaceID: UniqueID
  ) async throws(ServiceError) -> DescribeWorkflowExecutionResponse {
    let (workflow, runID) = try request.execution.names(in: namespaceID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let state = try await reader(of: runID, in: slot).state
    var response = DescribeWorkflowExecutionResponse()
    response.executionConfig = state.configuration
    response.workflowExecutionInfo = state.information
    response.workflowExtendedInfo = state.extendedInformation
    let now = time.now()
    if let info = state.timeSkippingInformation(at: now) { response.workflowExtendedInfo.timeSkippingInfo = info }
    response.pendingActivities = state.activities.sorted { $0.key < $1.key }.map { $0.value.pending(now: state.time(at: now)) }
    response.pendingChildren = state.children.sorted { $0.key < $1.key }.map(\.value.pending)
    response.callbacks = state.orderedCallbacks.map(\.information)
    if let task = state.pendingWorkflowTask { response.pendingWorkflowTask = task }
    return response
  }
}

extension MutableState {
  fileprivate var configuration: WorkflowExecutionConfig {
    var configuration = WorkflowExecutionConfig()
    configuration.taskQueue = .normal(record.taskQueue)
    if record.executionTimeout > 0 { configuration.workflowExecutionTimeout = Duration.nanoseconds(record.executionTimeout).proto }
    if record.runTimeout > 0 || record.hasParent { configuration.workflowRunTimeout = Duration.nanoseconds(record.runTimeout).proto }
    configuration.defaultWorkflowTaskTimeout = Duration.nanoseconds(record.workflowTaskTimeout).proto
    if details.hasUserMetadata { configuration.userMetadata = details.userMetadata }
    return configuration
  }

  fileprivate var information: WorkflowExecutionInfo {
    var info = WorkflowExecutionInfo()
    info.execution = WorkflowExecution(key)
    info.type.name = record.workflowType
    info.startTime = WallTime(nanoseconds: record.startTime).timestamp
    info.executionTime = WallTime(nanoseconds: record.executionTime).timestamp
    info.status = record.status
    if record.closeTime > 0 {
      info.closeTime = WallTime(nanoseconds: record.closeTime).timestamp
      info.executionDuration = (WallTime(nanoseconds: record.closeTime) - WallTime(nanoseconds: record.executionTime)).proto
    }
    info.historyLength = record.nextEventID - 1 + (isTaskUnwritten ? 0 : Int64(unwrittenEvents.count))
    info.historySizeBytes = record.historyBytes
    info.stateTransitionCount = record.transitionCount
    info.memo = details.memo
    info.searchAttributes = shownSearchAttributes
    info.autoResetPoints = resetPoints
    info.taskQueue = record.taskQueue
    if let parent {
      info.parentNamespaceID = parent.namespaceIDText
      info.parentExecution = parent.execution
    }
    info.rootExecution = root
    info.firstRunID = record.firstRunID
    if record.hasPriority { info.priority = record.priority }
    if let versioning = versioningInformation { info.versioningInfo = versioning }
    return info
  }

  /// The workflow's own search attributes, and those that the server adds once a worker has answered.
  var shownSearchAttributes: SearchAttributes {
    var attributes = details.searchAttributes
    let keywords = [
      ("BuildIds", record.buildIds), ("BinaryChecksums", record.binaryChecksums), ("TemporalPauseInfo", pauseKeywords),
    ]
    for (name, values) in keywords where !values.isEmpty { attributes.indexedFields[name] = Payload(values, type: "KeywordList") }
    if record.hasVersioningOverride {
      attributes.indexedFields["TemporalWorkflowVersioningBehavior"] = Payload("AutoUpgrade", type: "Keyword")
    }
    return attributes
  }

  fileprivate var extendedInformation: WorkflowExecutionExtendedInfo {
    var info = WorkflowExecutionExtendedInfo()
    if record.executionExpiration > 0 {
      info.executionExpirationTime = WallTime(nanoseconds: record.executionExpiration).timestamp
    }
    info.runExpirationTime = record.runExpiration > 0 ? WallTime(nanoseconds: record.runExpiration).timestamp : .zeroTime
    info.cancelRequested = record.cancelRequested
    info.originalStartTime = WallTime(nanoseconds: record.originalStartTime == 0 ? record.startTime : record.originalStartTime).timestamp
    if record.lastResetTime > 0 { info.lastResetTime = WallTime(nanoseconds: record.lastResetTime).timestamp }
    info.resetRunID = record.resetRunID
    if record.hasPause {
      info.pauseInfo.identity = record.pause.identity
      info.pauseInfo.reason = record.pause.reason
      info.pauseInfo.pausedTime = WallTime(nanoseconds: record.pause.time).timestamp
    }
    if !record.startRequestID.isEmpty {
      var request = WorkflowRequestIdInfo()
      request.eventType = .workflowExecutionStarted
      request.eventID = 1
      info.requestIDInfos[record.startRequestID] = request
    }
    for update in [acceptedUpdates.values, completedUpdates.values].joined() where !update.requestID.isEmpty {
      var request = WorkflowRequestIdInfo()
      request.eventType = .workflowExecutionUpdateAccepted
      request.eventID = update.acceptedEventID
      info.requestIDInfos[update.requestID] = request
    }
    for attached in requests.values {
      var request = WorkflowRequestIdInfo()
      request.eventType = attached.eventType
      request.eventID = attached.eventID
      request.buffered = attached.eventID == 0
      info.requestIDInfos[attached.requestID] = request
    }
    return info
  }

  fileprivate var pendingWorkflowTask: WorkflowPendingWorkflowTaskInfo? {
    guard isOpen, record.hasWorkflowTask else { return nil }
    var task = WorkflowPendingWorkflowTaskInfo()
    task.state = startedTask == nil ? .scheduled : .started
    task.scheduledTime = WallTime(nanoseconds: record.workflowTask.scheduledTime).timestamp
    task.originalScheduledTime = WallTime(nanoseconds: record.workflowTask.originalScheduledTime).timestamp
    if let startedTask { task.startedTime = startedTask.startedTime.timestamp }
    task.attempt = record.workflowTask.attempt
    return task
  }
}

extension Payload {
  /// The value of a search attribute that the server sets.
  fileprivate init(_ value: some Encodable, type: String) {
    self.init()
    metadata["encoding"] = Data("json/plain".utf8)
    metadata["type"] = Data(type.utf8)
    data = (try? JSONEncoder().encode(value)) ?? Data()
  }
}

extension Google_Protobuf_Timestamp {
  /// Go's zero time, which the original shows for "never".
  fileprivate static var zeroTime: Google_Protobuf_Timestamp {
    var time = Google_Protobuf_Timestamp()
    time.seconds = -62_135_596_800
    return time
  }
}
