import Foundation
import GRPCWire
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("The forms of schedules")
struct ScheduleFormTests {
  private let edit = "/namespaces/default/schedules/daily/edit"

  @Test("an edit keeps what the form does not show, and sends the token of what was edited")
  func keeps() async throws {
    let described = described()
    let sent = Mutex<UpdateScheduleRequest?>(nil)
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeSchedule) { _ in described }
    site.caller.on(WorkflowServiceMethods.updateSchedule) { request in
      sent.withLock { $0 = request }
      return UpdateScheduleResponse()
    }
    var fields = fields(described)
    fields["task-queue"] = "other"
    let shown = await site.post(edit, fields)
    #expect(shown.status == 303)
    let request = try #require(sent.withLock { $0 })
    var expected = described.schedule
    expected.action.startWorkflow.taskQueue.name = "other"
    #expect(request.schedule == expected)
    #expect(request.conflictToken == described.conflictToken)
    #expect(!request.hasSearchAttributes && !request.hasMemo)
  }

  @Test("the schedule's memo is sent where it was changed; emptied, it is sent empty", arguments: [#"{"team": "blue"}"#, ""])
  func memo(text: String) async throws {
    var described = described()
    described.memo.fields = ["team": PayloadInput.string("red"), "desk": PayloadInput.string("7")]
    let shown = described
    let sent = Mutex<UpdateScheduleRequest?>(nil)
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeSchedule) { _ in shown }
    site.caller.on(WorkflowServiceMethods.updateSchedule) { request in
      sent.withLock { $0 = request }
      return UpdateScheduleResponse()
    }
    var fields = fields(described)
    #expect(fields["schedule-memo"]?.contains("red") == true)
    fields["schedule-memo"] = text
    #expect(await site.post(edit, fields).status == 303)
    let request = try #require(sent.withLock { $0 })
    #expect(request.hasMemo && request.memo.fields == (text.isEmpty ? [:] : ["team": PayloadInput.string("blue")]))
  }

  @Test("an edit of what somebody else has changed meanwhile is not made, but shown again")
  func stale() async throws {
    let described = described()
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeSchedule) { _ in described }
    var fields = fields(described)
    fields["conflict-token"] = Data([9]).base64EncodedString()
    let shown = await site.post(edit, fields)
    #expect(shown.status == 400)
    #expect(shown.text.contains("Somebody has changed this schedule meanwhile"))
    #expect(!site.caller.asked.contains(WorkflowServiceMethods.updateSchedule.path))
  }

  @Test("a new schedule without what it needs is shown again with what is wrong, and nothing is asked of the server")
  func incomplete() async throws {
    let site = try TestSite()
    let shown = await site.post(
      "/namespaces/default/schedules/create", ["schedule-id": "s", "calendars": "61 * * * *", "input": "{", "jitter": "<b>"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("This is needed."))
    #expect(shown.text.contains("value=\"&lt;b&gt;\""))
    #expect(!site.caller.asked.contains(WorkflowServiceMethods.createSchedule.path))
  }

  @Test("what the server refuses is said above the form")
  func refused() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.createSchedule) { _ in
      throw GRPCError(.alreadyExists, "schedule with this ID is already registered")
    }
    let shown = await site.post(
      "/namespaces/default/schedules/create",
      ["schedule-id": "s", "workflow-id": "w", "workflow-type": "t", "task-queue": "q", "calendars": "0 9 * * *"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("schedule with this ID is already registered"))
    #expect(shown.text.contains("value=\"w\""))
  }

  @Test("a preview says when it would run, and nothing of what is still to be filled in")
  func preview() async throws {
    let site = try TestSite()
    let shown = await site.post("/namespaces/default/schedules/create/preview", ["calendars": "0 9 * * 1-5", "timezone": "Europe/Berlin"])
    #expect(shown.status == 200)
    #expect(shown.text.contains("At 09:00 on Monday to Friday"))
    #expect(!shown.text.contains("This is needed."))
  }

  @Test("a filter that the server does not understand is shown with its words")
  func badFilter() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.listSchedules) { _ in throw GRPCError(.invalidArgument, "unable to parse query") }
    let shown = await site.get("/namespaces/default/schedules", query: "query=%3Cscript%3E")
    #expect(shown.status == 400)
    #expect(shown.text.contains("unable to parse query"))
    #expect(!shown.text.contains("<script>"))
  }

  private func described() -> DescribeScheduleResponse {
    var described = DescribeScheduleResponse()
    described.conflictToken = Data([1, 2])
    var calendar = ScheduleStructuredCalendarSpec()
    calendar.comment = "mornings"
    for path in [\ScheduleStructuredCalendarSpec.second, \.minute, \.hour, \.dayOfMonth, \.month, \.dayOfWeek] {
      var range = ScheduleRange()
      (range.start, range.end, range.step) = (1, 1, 1)
      calendar[keyPath: path] = [range]
    }
    described.schedule.spec.structuredCalendar = [calendar]
    described.schedule.spec.timezoneData = Data([7])
    described.schedule.policies.keepOriginalWorkflowID = true
    described.schedule.policies.overlapPolicy = .bufferOne
    var action = WorkflowNewWorkflowExecutionInfo()
    action.workflowID = "w"
    action.workflowType.name = "t"
    action.taskQueue.name = "q"
    action.header.fields["h"] = Payload()
    var input = Payload()
    input.metadata["encoding"] = Data("binary/encrypted".utf8)
    input.data = Data([1, 2, 3])
    action.input.payloads = [input]
    action.retryPolicy.initialInterval = Google_Protobuf_Duration(seconds: 1, nanos: 0)
    action.retryPolicy.backoffCoefficient = 2
    action.retryPolicy.nonRetryableErrorTypes = ["Bad"]
    action.workflowExecutionTimeout = Google_Protobuf_Duration()
    action.workflowRunTimeout = Google_Protobuf_Duration()
    action.workflowTaskTimeout = Google_Protobuf_Duration(seconds: 10, nanos: 0)
    action.retryPolicy.maximumInterval = Google_Protobuf_Duration()
    described.schedule.action.startWorkflow = action
    described.schedule.state.notes = "n"
    return described
  }

  /// What a browser sends of the form when nothing was changed.
  private func fields(_ described: DescribeScheduleResponse) -> [String: String] {
    let values = ScheduleValues(described)
    let names = [
      "workflow-id", "workflow-type", "task-queue", "memo", "search-attributes", "schedule-attributes", "schedule-memo",
      "execution-timeout", "run-timeout",
      "task-timeout", "retry-initial", "retry-backoff", "retry-maximum", "retry-attempts", "calendars", "intervals", "exclusions",
      "timezone",
      "jitter", "start", "end", "overlap", "catchup", "remaining", "notes",
    ]
    var fields = Dictionary(uniqueKeysWithValues: names.map { ($0, values[$0]) })
    fields["input"] = values.inputs[0]
    fields["conflict-token"] = described.conflictToken.base64EncodedString()
    return fields
  }
}
