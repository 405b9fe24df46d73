import Foundation
public import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension ScheduleMachine {
  /// The request that starts a workflow for a time: the action's, with a name and search attributes that say which schedule and which time it was.
  ///
  /// - Parameters:
  ///   - identity: Whom the workflow's history shall say as its starter.
  ///   - requestID: The same whenever the same start is tried.
  public func request(
    for start: ScheduledStartRecord, scheduleID: String, identity: String, requestID: String
  ) -> StartWorkflowExecutionRequest {
    let action = definition.action.startWorkflow
    var request = StartWorkflowExecutionRequest(action)
    let time = WallTime(nanoseconds: start.nominalTime).secondsText
    let keepsID = definition.policies.keepOriginalWorkflowID
    request.workflowID = keepsID ? action.workflowID : "\(action.workflowID)-\(time)"
    request.identity = identity
    request.requestID = requestID
    request.workflowIDReusePolicy = start.manual || keepsID ? .allowDuplicate : .rejectDuplicate
    request.searchAttributes.indexedFields["TemporalScheduledStartTime"] = .json(time, type: "Datetime")
    request.searchAttributes.indexedFields["TemporalScheduledById"] = .json(scheduleID, type: "Keyword")
    if !start.overlapping {
      if outcome.hasResult { request.lastCompletionResult = outcome.result }
      if outcome.hasFailure { request.continuedFailure = outcome.failure }
    }
    return request
  }
}

extension StartWorkflowExecutionRequest {
  /// What the action of a schedule says of the workflows it starts.
  public init(_ action: WorkflowNewWorkflowExecutionInfo) {
    self.init()
    workflowID = action.workflowID
    workflowType = action.workflowType
    taskQueue = action.taskQueue
    if action.hasInput { input = action.input }
    if action.hasWorkflowExecutionTimeout { workflowExecutionTimeout = action.workflowExecutionTimeout }
    if action.hasWorkflowRunTimeout { workflowRunTimeout = action.workflowRunTimeout }
    if action.hasWorkflowTaskTimeout { workflowTaskTimeout = action.workflowTaskTimeout }
    if action.hasRetryPolicy { retryPolicy = action.retryPolicy }
    if action.hasMemo { memo = action.memo }
    if action.hasSearchAttributes { searchAttributes = action.searchAttributes }
    if action.hasHeader { header = action.header }
    if action.hasUserMetadata { userMetadata = action.userMetadata }
    if action.hasVersioningOverride { versioningOverride = action.versioningOverride }
    if action.hasPriority { priority = action.priority }
  }
}

extension Payload {
  /// - Parameter text: Anything; quotes and control characters are escaped.
  fileprivate static func json(_ text: String, type: String) -> Payload {
    var payload = Payload()
    payload.metadata["encoding"] = Data("json/plain".utf8)
    payload.metadata["type"] = Data(type.utf8)
    payload.data = Data("\"\(text.jsonEscaped)\"".utf8)
    return payload
  }
}

extension String {
  fileprivate var jsonEscaped: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension WallTime {
  /// RFC 3339 in UTC, in whole seconds.
  public var secondsText: String {
    let time = LocalTime(shown: wholeSeconds)
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return
      "\(padded(time.year, 4))-\(padded(time.month))-\(padded(time.day))T\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))Z"
  }
}
