import Foundation
import JSONText
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("The form that starts a workflow")
struct StartRequestTests {
  static let attributes = AttributeTypes(system: [:], custom: ["Rank": .int, "Tags": .keywordList, "Due": .datetime])

  static func made(_ form: String) -> StartRequest {
    StartRequest(StartForm(Fields("id=a&queue=q&type=t&" + form)), namespace: "n", attributes: attributes)
  }

  static func text(_ payload: Payload?) -> String { payload.map { String(decoding: $0.data, as: UTF8.self) } ?? "none" }

  @Test("what was typed is what is asked for")
  func whole() {
    let form =
      "request=r&encoding=json/plain&input=%5B1,2%5D&encoding=text&input=hi&encoding=binary/null&input=&encoding=json/plain&input="
      + "&memo=%7B%22a%22:1.50%7D&execution-timeout=1h+30m&start-delay=250ms&cron=@daily&reuse=reject&conflict=use"
      + "&retry-attempts=3&retry-errors=A%0AB&summary=S&priority=2&fairness-key=k"
      + "&attribute=Rank&value=5&attribute=Tags&value=x,+y&attribute=Due&value=2026-01-01T00:00"
    let made = Self.made(form)
    #expect(made.problems == [:])
    let request = made.request
    #expect(request.input.payloads.map(Self.text) == ["[1,2]", "\"hi\"", ""])
    #expect(Self.text(request.memo.fields["a"]) == "1.50")
    #expect(request.workflowExecutionTimeout.seconds == 5400)
    #expect(request.workflowStartDelay.nanos == 250_000_000)
    #expect(request.workflowIDReusePolicy == .rejectDuplicate && request.workflowIDConflictPolicy == .useExisting)
    #expect(request.retryPolicy.maximumAttempts == 3 && request.retryPolicy.nonRetryableErrorTypes == ["A", "B"])
    #expect(Self.text(request.userMetadata.summary) == "\"S\"" && !request.userMetadata.hasDetails)
    #expect(request.priority.priorityKey == 2 && request.priority.fairnessKey == "k")
    let fields = request.searchAttributes.indexedFields
    #expect([fields["Rank"], fields["Tags"], fields["Due"]].map(Self.text) == ["5", "[\"x\",\"y\"]", "\"2026-01-01T00:00:00Z\""])
    #expect(fields["Rank"]?.metadata["type"] == Data("Int".utf8))
  }

  @Test("nothing is asked for that was not typed")
  func bare() {
    let request = Self.made("input=&attribute=&value=&retry-errors=&memo=").request
    #expect(!request.hasInput && !request.hasMemo && !request.hasRetryPolicy && !request.hasSearchAttributes && !request.hasUserMetadata)
    #expect(!request.hasPriority && !request.hasWorkflowExecutionTimeout)
  }

  @Test("each mistake stands beside its field")
  func problems() {
    let form = "input=%7B&memo=5&run-timeout=soon&retry-attempts=x&priority=high&attribute=Rank&value=five&attribute=&value=6"
    let names = Self.made(form).problems.keys.sorted()
    #expect(names == ["attribute-0", "attribute-1", "input-0", "memo", "priority", "retry-attempts", "run-timeout"])
    let empty = StartRequest(StartForm(), namespace: "n", attributes: Self.attributes)
    #expect(empty.problems.keys.sorted() == ["id", "queue", "type"])
  }

  @Test("a workflow that was started fills the form, and the form asks for the same again")
  func like() {
    var event = HistoryEvent()
    let first = Self.made(
      "encoding=json/plain&input=%7B%22n%22:1e400%7D&memo=%7B%22m%22:%5B1%5D%7D&run-timeout=90s&retry-attempts=0&retry-interval=2s"
        + "&summary=S&priority=3&attribute=Rank&value=5"
    ).request
    event.workflowExecutionStartedEventAttributes = .with {
      $0.workflowID = first.workflowID
      $0.taskQueue = first.taskQueue
      $0.workflowType = first.workflowType
      $0.input = first.input
      $0.memo = first.memo
      $0.workflowRunTimeout = first.workflowRunTimeout
      $0.retryPolicy = first.retryPolicy
      $0.priority = first.priority
      $0.searchAttributes = first.searchAttributes
    }
    event.userMetadata = first.userMetadata
    let again = StartRequest(StartForm(event), namespace: "n", attributes: Self.attributes)
    #expect(again.problems == [:])
    var request = again.request
    #expect(request.input.payloads.map { $0.data.filter { !" \n".utf8.contains($0) } } == first.input.payloads.map(\.data))
    request.input = first.input
    #expect(request == first)
  }

  @Test(
    "lengths of time",
    arguments: [
      ("30", 30, 0), ("1h 30m", 5400, 0), ("2D", 172_800, 0), ("1.5s", 1, 500_000_000), ("250ms", 0, 250_000_000), ("1h30m5s", 5405, 0),
    ])
  func lengths(text: String, seconds: Int64, nanos: Int32) {
    let duration = DurationInput.duration(text)
    #expect(duration?.seconds == seconds && duration?.nanos == nanos)
    #expect(duration.flatMap { DurationInput.duration(DurationInput.text($0)) } == duration)
  }

  @Test("what is no length of time", arguments: ["", "x", "5x", "-5s", "h", "5 5x", "1e400", "999999d"])
  func noLengths(text: String) {
    #expect(DurationInput.duration(text) == nil)
  }

  @Test("the server's refusal is put beside the field that it is about")
  func refusals() {
    #expect(StartPolicies.field(of: "Invalid CronSchedule.") == "cron")
    #expect(StartPolicies.field(of: "Workflow execution is already running. WorkflowId: a, RunId: b.") == "id")
    #expect(StartPolicies.field(of: "namespace rate limit exceeded") == nil)
  }
}
