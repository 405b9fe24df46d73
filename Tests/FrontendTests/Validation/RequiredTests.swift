import FoundationEssentials
import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct RequiredTests {
  @Test("the size of payloads is that on the wire", arguments: [0, 1, 127, 128, 16_383, 16_384, 2_097_152])
  func payloadSize(_ bytes: Int) throws {
    var payloads = Payloads()
    payloads.payloads = [
      .sized(bytes), .json("\"x\""), Payload.with { $0.metadata = ["": .init(), "encoding": .init(repeating: 1, count: bytes)] },
    ]
    #expect(try payloads.wireSize == payloads.serializedData().count)
    let memo = Memo.with { $0.fields = ["a": .sized(bytes), "": .json("1")] }
    #expect(try memo.wireSize == memo.serializedData().count)
  }

  @Test("an execution must be set, have a workflow id, and a run id that is one or none")
  func execution() {
    func message(_ execution: WorkflowExecution?) -> String? { refusal { try Required.execution(execution) }?.message }
    #expect(message(nil) == "Execution is not set on request.")
    #expect(message(WorkflowExecution()) == "WorkflowId is not set on request.")
    #expect(message(.with { ($0.workflowID, $0.runID) = ("w", "zz") }) == "Invalid RunId.")
    #expect(message(.with { $0.workflowID = "w" }) == nil)
    #expect(message(.with { ($0.workflowID, $0.runID) = ("w", "01a20758-5d27-777f-b6f7-4f98f5822176") }) == nil)
  }

  @Test("a queue must be set and named, and not be the server's own")
  func taskQueue() {
    func message(_ queue: TaskQueue?) -> String? { refusal { try Required.taskQueue(queue, rules: .standard) }?.message }
    #expect(message(nil) == "taskQueue is not set")
    #expect(message(TaskQueue()) == "missing task queue name")
    #expect(message(.with { $0.name = "/_sys/q/1" }) == "task queue name cannot start with reserved prefix /_sys/")
    #expect(message(.with { $0.name = String(repeating: "x", count: 1001) }) == "taskQueue length exceeds limit")
    #expect(message(.with { $0.name = "q" }) == nil)
  }

  @Test("a signal must name its workflow and itself, and fit")
  func signal() {
    func message(_ change: (inout SignalWorkflowExecutionRequest) -> Void) -> String? {
      var request = SignalWorkflowExecutionRequest()
      request.workflowExecution.workflowID = "w"
      request.signalName = "s"
      change(&request)
      return refusal { try request.validate(rules: .standard) }?.message
    }
    #expect(message { _ in } == nil)
    #expect(message { $0.clearWorkflowExecution() } == "Execution is not set on request.")
    #expect(message { $0.signalName = "" } == "SignalName is not set on request.")
    #expect(message { $0.signalName = String(repeating: "x", count: 1001) } == "SignalName length exceeds limit.")
    #expect(message { $0.requestID = String(repeating: "x", count: 1001) } == "RequestId length exceeds limit.")
    #expect(message { $0.input.payloads = [.sized(2 << 20)] } == "Blob data size exceeds limit.")
  }

  @Test("a query must name its workflow and its type, and fit")
  func query() {
    func message(_ change: (inout QueryWorkflowRequest) -> Void) -> String? {
      var request = QueryWorkflowRequest()
      request.execution.workflowID = "w"
      request.query.queryType = "state"
      change(&request)
      return refusal { try request.validate(rules: .standard) }?.message
    }
    #expect(message { _ in } == nil)
    #expect(message { $0.clearExecution() } == "Execution is not set on request.")
    #expect(message { $0.clearQuery() } == "WorkflowQuery is not set on request.")
    #expect(message { $0.query.queryType = "" } == "QueryType is not set on request.")
    #expect(message { $0.query.queryArgs.payloads = [.sized(2 << 20)] } == "Blob data size exceeds limit.")
  }

  @Test("an activity named by id needs its ids in shape")
  func activityByID() {
    func error(_ change: (inout RespondActivityTaskCompletedByIdRequest) -> Void) -> ServiceError? {
      var request = RespondActivityTaskCompletedByIdRequest()
      request.workflowID = "w"
      request.activityID = "a"
      change(&request)
      return refusal { try request.validateIDs(rules: .standard) }
    }
    #expect(error { _ in } == nil)
    #expect(error { $0.activityID = "" } == .invalidArgument("ActivityId is not set on request."))
    #expect(error { $0.runID = "zz" } == .invalidArgument("RunId is not valid UUID."))
    #expect(error { $0.workflowID = "" } == nil, "an activity without a workflow is meant")
    #expect(error { $0.identity = String(repeating: "x", count: 1001) } == .invalidArgument("Identity length exceeds limit."))
  }
}
