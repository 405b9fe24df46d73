import Foundation
import JSONText
import SwiftProtobuf
import TemporalAPI

/// A schedule as a form has it, read on top of what the form does not show.
struct ScheduleDraft {
  var schedule: Schedule
  var searchAttributes: [String: Payload]
  /// The schedule's own.
  var memo: [String: Payload]
  var errors: FormErrors

  /// Reads a form. Where `present` is given, all that the form does not show stays as it is there.
  init(_ fields: Fields, over present: DescribeScheduleResponse? = nil) {
    var reader = FormReader(fields)
    var schedule = present?.schedule ?? Schedule()
    schedule.spec = SpecReading.spec(&reader, over: schedule.spec)
    Self.readAction(&reader, into: &schedule.action.startWorkflow)
    Self.readPolicies(&reader, into: &schedule)
    searchAttributes = reader.payloadMap("schedule-attributes", keeping: present?.searchAttributes.indexedFields ?? [:])
    memo = reader.payloadMap("schedule-memo", keeping: present?.memo.fields ?? [:])
    self.schedule = schedule
    errors = reader.errors
  }

  private static func readAction(_ reader: inout FormReader, into action: inout WorkflowNewWorkflowExecutionInfo) {
    action.workflowID = reader.required("workflow-id")
    action.workflowType.name = reader.required("workflow-type")
    action.taskQueue.name = reader.required("task-queue")
    action.input = reader.payloads("input", keeping: action.input.payloads)
    let memo = reader.payloadMap("memo", keeping: action.memo.fields)
    if memo.isEmpty { action.clearMemo() } else { action.memo.fields = memo }
    let attributes = reader.payloadMap("search-attributes", keeping: action.searchAttributes.indexedFields)
    if attributes.isEmpty { action.clearSearchAttributes() } else { action.searchAttributes.indexedFields = attributes }
    action.workflowExecutionTimeout = reader.duration("execution-timeout") ?? Google_Protobuf_Duration()
    action.workflowRunTimeout = reader.duration("run-timeout") ?? Google_Protobuf_Duration()
    action.workflowTaskTimeout = reader.duration("task-timeout") ?? Google_Protobuf_Duration()
    readRetries(&reader, into: &action)
  }

  private static func readRetries(_ reader: inout FormReader, into action: inout WorkflowNewWorkflowExecutionInfo) {
    guard let initial = reader.duration("retry-initial") else {
      action.clearRetryPolicy()
      return
    }
    action.retryPolicy.initialInterval = initial
    action.retryPolicy.backoffCoefficient = reader.number("retry-backoff", atLeast: 1.0) ?? 2
    action.retryPolicy.maximumInterval = reader.duration("retry-maximum") ?? Google_Protobuf_Duration()
    action.retryPolicy.maximumAttempts = reader.number("retry-attempts", atLeast: Int32(0)) ?? 0
  }

  private static func readPolicies(_ reader: inout FormReader, into schedule: inout Schedule) {
    schedule.policies.overlapPolicy = OverlapChoice.policy(reader.text("overlap"))
    if let window = reader.duration("catchup") {
      schedule.policies.catchupWindow = window
    } else {
      schedule.policies.clearCatchupWindow()
    }
    schedule.policies.pauseOnFailure = reader.fields.has("pause-on-failure")
    schedule.state.paused = reader.fields.has("paused")
    schedule.state.notes = reader.text("notes")
    let remaining = reader.number("remaining", atLeast: Int64(0))
    schedule.state.limitedActions = remaining != nil
    schedule.state.remainingActions = remaining ?? 0
  }
}
