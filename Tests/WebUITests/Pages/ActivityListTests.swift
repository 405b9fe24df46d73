import Foundation
import GRPCWire
import HTTPServer
import JSONText
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("The list of activities as a page")
struct ActivityListTests {
  static let path = "/namespaces/default/activities"

  /// A server with one activity, which counts it and knows an attribute of the namespace.
  static func site() throws -> TestSite {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.listActivityExecutions) { _ in
      var info = ActivityExecutionListInfo()
      (info.activityID, info.runID, info.status) = ("<b>a</b>", "r", .running)
      info.activityType.name = "charge"
      info.taskQueue = "orders"
      info.searchAttributes.indexedFields["Rank"] = Payload(json: .number("7"))
      return .with { $0.executions = [info] }
    }
    site.caller.on(WorkflowServiceMethods.countActivityExecutions) { request in
      var answer = CountActivityExecutionsResponse()
      answer.count = 3
      if request.query.hasSuffix("GROUP BY ExecutionStatus") {
        answer.groups = [.with { ($0.groupValues, $0.count) = ([Payload(json: .string("Running"))], 3) }]
      }
      return answer
    }
    site.caller.on(OperatorServiceMethods.listSearchAttributes) { _ in
      .with { ($0.customAttributes, $0.systemAttributes) = (["Rank": .int], ["WorkflowId": .keyword]) }
    }
    return site
  }

  @Test("it has the views, the filters and the tools of the list of workflows, each its own")
  func page() async throws {
    let shown = await (try Self.site()).get(Self.path, query: "query=ActivityType%20%3D%20%22charge%22")
    #expect(shown.status == 200)
    #expect(shown.text.contains("&lt;b&gt;a&lt;/b&gt;") && !shown.text.contains("<b>a</b>"))
    #expect(shown.text.contains("data-key=\"temporal-views-activities:default\""))
    #expect(shown.text.contains("<label for=\"filter-id\">Activity ID</label>"))
    #expect(shown.text.contains("/activity-list/columns?back=query%3DActivityType"))
    #expect(shown.text.contains("/namespaces/default/activities/%3Cb%3Ea%3C%2Fb%3E/r"))
    #expect(shown.text.contains("query=ActivityType%20%3D%20%22charge%22%20AND%20TaskQueue%20%3D%20%22orders%22"))
    #expect(!shown.text.contains("WorkflowId") && !shown.text.contains(">Reset</option>"))
  }

  @Test("columns are chosen apart from those of workflows, the namespace's own among them")
  func columns() async throws {
    let site = try Self.site()
    let kept = await site.post("/namespaces/default/activity-list/columns", ["show": "Rank", "back": "size=20"])
    #expect(kept.location == Self.path + "?size=20")
    #expect(kept.answer.headers["set-cookie"]?.hasPrefix("temporal-columns-activities=Rank;") == true)
    let shown = await site.get(Self.path, headers: ["cookie": "temporal-columns-activities=Rank"])
    #expect(shown.text.contains("Rank</a></th>") && !shown.text.contains(">Type</a></th>"))
    #expect(shown.text.contains(">7</a>"))
  }

  @Test("those that are ticked end by a batch job that names them as activities", arguments: [BulkOperation.cancel, .terminate, .delete])
  func bulk(operation: BulkOperation) async throws {
    let site = try Self.site()
    let started = Mutex<StartBatchOperationRequest?>(nil)
    site.caller.on(WorkflowServiceMethods.startBatchOperation) { request in
      started.withLock { $0 = request }
      return StartBatchOperationResponse()
    }
    let confirm = await site.post(
      "/namespaces/default/activity-list/batch/confirm", ["operation": operation.rawValue, "scope": "ticked", "run": "r a b"])
    #expect(confirm.text.contains("1 activity</h1>") && confirm.text.contains("/activities/a%20b/r"))
    let done = await site.post(
      "/namespaces/default/activity-list/batch", ["operation": operation.rawValue, "run": "r a b", "reason": "old", "job": "j"])
    #expect(done.location == "/namespaces/default/batch-operations/j")
    let request = try #require(started.withLock { $0 })
    #expect(request.executions.isEmpty && request.reason == "old")
    let target = try #require(request.targetExecutions.first)
    #expect(target.type == .activity && target.businessID == "a b" && target.runID == "r")
    #expect(request.operation == operation.activityOperation(reason: "old", identity: "temporal-ui"))
  }

  @Test("what cannot be done with activities is refused")
  func otherOperation() async throws {
    let shown = await (try Self.site()).post(
      "/namespaces/default/activity-list/batch", ["operation": "signal", "query": "", "reason": "x"])
    #expect(shown.status == 400 && shown.text.contains("choose what is to be done"))
  }

  @Test("who is told when an activity ends is on its page, with how that goes")
  func callbacks() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeActivityExecution) { _ in
      var answer = DescribeActivityExecutionResponse()
      answer.info.activityID = "a"
      var callback = ActivityCallbackInfo()
      callback.trigger.activityClosed = ActivityCallbackInfo.ActivityClosed()
      callback.info.callback.nexus.url = "http://example.org/<done>"
      callback.info.state = .backingOff
      callback.info.attempt = 3
      callback.info.nextAttemptScheduleTime = Google_Protobuf_Timestamp(date: Date().addingTimeInterval(60.5))
      callback.info.lastAttemptFailure.message = "connection refused"
      answer.callbacks = [callback]
      return answer
    }
    let shown = await site.get(Self.path + "/a/r")
    for words in ["http://example.org/&lt;done&gt;", "Retrying", "The activity ends", "<dd>3</dd>", "in 1 min", "connection refused"] {
      #expect(shown.text.contains(words), "\(words)")
    }
  }
}
