import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct SignalWithStartValidationTests {
  private func prepared(
    _ change: (inout SignalWithStartWorkflowExecutionRequest) -> Void
  ) throws -> SignalWithStartWorkflowExecutionRequest {
    var request = SignalWithStartWorkflowExecutionRequest()
    request.workflowID = "w"
    request.workflowType.name = "T"
    request.taskQueue.name = "q"
    request.signalName = "s"
    change(&request)
    try request.prepare(in: .named("default"), rules: .standard) { "made" }
    return request
  }

  private func message(_ change: (inout SignalWithStartWorkflowExecutionRequest) -> Void) -> String? {
    refusal { _ = try prepared(change) }?.message
  }

  @Test("it is held to the rules of a start and of a signal")
  func refused() {
    let long = String(repeating: "x", count: 1001)
    #expect(message { $0.signalName = "" } == "signal not set")
    #expect(message { $0.signalName = long } == "signal name exceeds maximum allowed length (1001/1000)")
    #expect(message { $0.workflowType.name = long } == "workflow type name exceeds maximum allowed length (1001/1000)")
    #expect(message { $0.workflowID = "" } == "WorkflowId is not set on request.")
    #expect(message { $0.clearTaskQueue() } == "missing task queue name")
    #expect(message { $0.signalInput.payloads = [.sized(2 << 20)] } == "Blob data size exceeds limit.")
    #expect(message { $0.input.payloads = [.sized(2 << 20)] } == "Blob data size exceeds limit.")
    #expect(message { $0.cronSchedule = "soon" } == "invalid CronSchedule.")
    #expect(
      message { $0.workflowIDConflictPolicy = .fail }
        == "Invalid WorkflowIDConflictPolicy: WORKFLOW_ID_CONFLICT_POLICY_FAIL is not supported for this operation.")
  }

  @Test("it is filled in as a start is")
  func filledIn() throws {
    let request = try prepared { $0.workflowIDReusePolicy = .terminateIfRunning }
    #expect(request.requestID == "made")
    #expect(request.workflowIDConflictPolicy == .terminateExisting)
  }
}
