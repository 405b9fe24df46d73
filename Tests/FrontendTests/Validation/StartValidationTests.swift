import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct StartValidationTests {
  static let long = String(repeating: "x", count: 1001)

  private func request(_ change: (inout StartWorkflowExecutionRequest) -> Void) -> StartWorkflowExecutionRequest {
    var request = StartWorkflowExecutionRequest()
    request.workflowID = "w"
    request.workflowType.name = "T"
    request.taskQueue.name = "q"
    request.requestID = "r"
    change(&request)
    return request
  }

  private func prepared(_ change: (inout StartWorkflowExecutionRequest) -> Void) throws -> StartWorkflowExecutionRequest {
    var request = request(change)
    try request.prepare(in: .named("default", searchAttributes: ["Customer": .keyword, "Amount": .int]), rules: .standard) { "made" }
    return request
  }

  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout StartWorkflowExecutionRequest) -> Void

    init(_ message: String, _ change: @escaping @Sendable (inout StartWorkflowExecutionRequest) -> Void) {
      testDescription = message
      self.change = change
    }
  }

  private static let names: [Case] = [
    Case("WorkflowId is not set on request.") { $0.workflowID = "" },
    Case("WorkflowId exceeds maximum allowed length (1001/1000)") { $0.workflowID = long },
    Case("WorkflowId exceeds maximum allowed length (1002/1000)") { $0.workflowID = String(repeating: "ä", count: 501) },
    Case("WorkflowType is not set on request.") { $0.clearWorkflowType() },
    Case("WorkflowType length exceeds limit.") { $0.workflowType.name = long },
    Case("missing task queue name") { $0.clearTaskQueue() },
    Case("taskQueue length exceeds limit") { $0.taskQueue.name = long },
    Case("task queue name cannot start with reserved prefix /_sys/") { $0.taskQueue.name = "/_sys/mine" },
    Case("cannot use internal per-namespace task queue:temporal-sys-per-ns-tq") { $0.taskQueue.name = "temporal-sys-per-ns-tq" },
    Case("RequestId length exceeds limit.") { $0.requestID = long },
  ]

  private static let numbers: [Case] = [
    Case("An invalid WorkflowExecutionTimeoutSeconds is set on request. cause: negative duration") {
      $0.workflowExecutionTimeout.seconds = -1
    },
    Case("An invalid WorkflowRunTimeoutSeconds is set on request. cause: negative duration") { $0.workflowRunTimeout.nanos = -1 },
    Case("An invalid WorkflowTaskTimeoutSeconds is set on request. cause: negative duration") { $0.workflowTaskTimeout.seconds = -1 },
    Case("An invalid WorkflowStartDelaySeconds is set on request. cause: negative duration") { $0.workflowStartDelay.seconds = -1 },
    Case("An invalid WorkflowRunTimeoutSeconds is set on request. cause: duration has seconds and nanos with different signs") {
      $0.workflowRunTimeout.seconds = 1
      $0.workflowRunTimeout.nanos = -1
    },
    Case("invalid CronSchedule.") { $0.cronSchedule = "soon" },
    Case("invalid CronSchedule, no time can be found to satisfy the schedule") { $0.cronSchedule = "0 0 30 2 *" },
    Case("CronSchedule and WorkflowStartDelay may not be used together.") {
      $0.workflowStartDelay.seconds = 1
      $0.cronSchedule = "* * * * *"
    },
    Case("invalid InitialInterval set on retry policy: negative duration") { $0.retryPolicy.initialInterval.seconds = -1 },
    Case("BackoffCoefficient cannot be less than 1 on retry policy.") { $0.retryPolicy.backoffCoefficient = 0.5 },
    Case("priority key can't be negative") { $0.priority.priorityKey = -1 },
    Case("fairness key length exceeds limit") { $0.priority.fairnessKey = String(repeating: "x", count: 65) },
    Case("must be greater than zero") { $0.priority.fairnessWeight = -1 },
  ]

  private static let contents: [Case] = [
    Case("Blob data size exceeds limit.") { $0.input.payloads = [.sized(2 << 20)] },
    Case("Memo size exceeds limit.") { $0.memo.fields["m"] = .sized(2 << 20) },
    Case("Namespace default has no mapping defined for search attribute Nobody") {
      $0.searchAttributes.indexedFields["Nobody"] = .json("1")
    },
    Case("StartTime attribute can't be set in SearchAttributes") { $0.searchAttributes.indexedFields["StartTime"] = .json("1") },
    Case("invalid value for search attribute Amount of type Int: x") { $0.searchAttributes.indexedFields["Amount"] = .json("\"x\"") },
    Case("cannot attach more than 10 links per request, got 11") { $0.links = Array(repeating: Link(), count: 11) },
    Case("unsupported link variant") { $0.links = [Link()] },
    Case("invalid url: unknown scheme: ftp://a") { $0.completionCallbacks = [.with { $0.nexus.url = "ftp://a" }] },
    Case("invalid url: url does not match any configured callback address: http://a/") {
      $0.completionCallbacks = [.with { $0.nexus.url = "http://a/" }]
    },
    Case("workflow event link must not have an empty namespace field") { $0.links = [.with { $0.workflowEvent.workflowID = "w" }] },
    Case("attaching request ID is required for attaching completion callbacks") { $0.onConflictOptions.attachCompletionCallbacks = true },
    Case(
      """
      Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy
      """
    ) {
      $0.workflowIDReusePolicy = .terminateIfRunning
      $0.workflowIDConflictPolicy = .fail
    },
    Case(
      """
      Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with \
      WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
      """
    ) {
      $0.workflowIDReusePolicy = .rejectDuplicate
      $0.workflowIDConflictPolicy = .terminateExisting
    },
  ]

  @Test(
    "a start that lacks something, says too much or contradicts itself is refused in the known words", arguments: names + numbers + contents
  )
  private func refused(_ testCase: Case) {
    #expect(refusal { _ = try prepared(testCase.change) } == .invalidArgument(testCase.testDescription))
  }

  @Test("a whole request passes unchanged")
  func untouched() throws {
    let change: (inout StartWorkflowExecutionRequest) -> Void = {
      $0.workflowID = String(repeating: "x", count: 1000)
      $0.input.payloads = [.sized((2 << 20) - 8)]
      $0.retryPolicy.maximumAttempts = 1
      $0.searchAttributes.indexedFields = ["Customer": .json("\"a\""), "BuildIds": .json("[\"b\"]")]
      $0.userMetadata.summary = .json("\"short\"")
      $0.requestEagerExecution = true
      $0.workflowIDReusePolicy = .rejectDuplicate
      $0.workflowIDConflictPolicy = .useExisting
    }
    #expect(try prepared(change) == request(change))
  }

  @Test("a request without an id gets one")
  func requestID() throws { #expect(try prepared { $0.requestID = "" }.requestID == "made") }

  @Test("the legacy policy is rewritten to the two that it means")
  func legacyPolicy() throws {
    let request = try prepared { $0.workflowIDReusePolicy = .terminateIfRunning }
    #expect(request.workflowIDReusePolicy == .allowDuplicate)
    #expect(request.workflowIDConflictPolicy == .terminateExisting)
  }

  @Test("search attributes that say null are left out", arguments: ["null", "[]"])
  func nullAttributes(_ text: String) throws {
    let request = try prepared { $0.searchAttributes.indexedFields = ["Customer": .json(text), "Amount": .json("1")] }
    #expect(Array(request.searchAttributes.indexedFields.keys) == ["Amount"])
    #expect(try !prepared { $0.searchAttributes.indexedFields = ["Customer": .json(text)] }.hasSearchAttributes)
  }
}
