import HistoryService
import Model
import Persistence
import TemporalAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StartTests {
  @Test("a start reads nothing and writes once")
  func cost() async throws {
    try await House().run { house in
      let response = try await house.start()
      #expect(house.store.commits == 1)
      #expect(house.store.loads == 0)
      #expect(response.status == .running)
      #expect(response.firstExecutionRunID == response.runID)
      #expect(response.link.workflowEvent.eventRef.eventID == 1)
      #expect(response.link.workflowEvent.namespace == "default")
    }
  }

  @Test("a taken workflow id answers ALREADY_EXISTS with the ids by which SDKs find the run")
  func alreadyStarted() async throws {
    let first = House()
    let run = try await first.run { try await $0.start() }
    try await first.restarted().run { house in
      let error = await #expect(throws: ServiceError.self) { try await house.start { $0.requestID = "other" } }
      #expect(error?.code == .alreadyExists)
      #expect(
        error?.detail
          == .workflowExecutionAlreadyStarted(startRequestID: "start-wf", runID: run.runID, firstExecutionRunID: run.runID))
    }
  }

  @Test("USE_EXISTING answers the open run and starts nothing")
  func useExisting() async throws {
    try await House().run { house in
      let first = try await house.start()
      let second = try await house.start {
        $0.requestID = "other"
        $0.workflowIDConflictPolicy = .useExisting
      }
      #expect(second.runID == first.runID)
      #expect(!second.started)
    }
  }

  @Test("TERMINATE_EXISTING ends the old run and begins the new one, or does neither")
  func terminateExisting() async throws {
    try await House().run { house in
      let first = try await house.start()
      house.store.failNextCommit(.refuse(.failed("disk full")))
      let replace: @Sendable (inout StartWorkflowExecutionRequest) -> Void = {
        $0.requestID = "other"
        $0.workflowIDConflictPolicy = .terminateExisting
      }
      await #expect(throws: ServiceError.self) { try await house.start("wf", replace) }
      #expect(try await house.status() == .running)
      let commits = house.store.commits
      let second = try await house.start("wf", replace)
      #expect(house.store.commits == commits + 1)
      #expect(try await house.status(runID: first.runID) == .terminated)
      #expect(try await house.describe().workflowExecutionInfo.execution.runID == second.runID)
    }
  }

  @Test("a closed workflow id may be used again")
  func reuse() async throws {
    try await House().run { house in
      let first = try await house.start()
      try await house.terminate()
      let second = try await house.start { $0.requestID = "other" }
      #expect(second.runID != first.runID)
      #expect(try await house.status() == .running)
      #expect(try await house.status(runID: first.runID) == .terminated)
    }
  }

  @Test("signal-with-start signals the open run or starts one with the signal in it, once for each request")
  func signalWithStart() async throws {
    try await House().run { house in
      let first = try await house.signalWithStart(requestID: "a")
      #expect(first.started)
      #expect(try await house.types() == [.workflowExecutionStarted, .workflowExecutionSignaled, .workflowTaskScheduled])
      let repeated = try await house.signalWithStart(requestID: "a")
      #expect(!repeated.started)
      #expect(repeated.runID == first.runID)
      let second = try await house.signalWithStart(requestID: "b")
      #expect(!second.started)
      #expect(second.runID == first.runID)
      #expect(try await house.types().filter { $0 == .workflowExecutionSignaled }.count == 2)
      try await house.terminate()
      #expect(try await house.signalWithStart(requestID: "c").runID != first.runID)
    }
  }

  @Test("a signal-with-start that is cut short by the store leaves neither run nor signal")
  func signalWithStartFails() async throws {
    try await House().run { house in
      house.store.failNextCommit(.refuse(.failed("disk full")))
      await #expect(throws: ServiceError.self) { try await house.signalWithStart(requestID: "a") }
      await #expect(throws: ServiceError.notFound("workflow not found for ID: wf")) { try await house.describe() }
      #expect(house.sink.offered.isEmpty)
    }
  }

  @Test("continuing as new moves the workflow id to the next run in the same commit")
  func continueAsNew() async throws {
    try await House().run { house in
      let first = try await house.start()
      let task = try await house.poll()
      house.time.clock.advance(by: .seconds(10))
      let commits = house.store.commits
      try await house.complete(task, [.continueAsNew])
      #expect(house.store.commits == commits + 1)
      #expect(try await house.status(runID: first.runID) == .continuedAsNew)
      let info = try await house.describe().workflowExecutionInfo
      #expect(info.execution.runID != first.runID)
      #expect(info.firstRunID == first.runID)
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("requests name runs by the original's words when they are not there")
  func unknown() async throws {
    try await House().run { house in
      try await house.start()
      await #expect(throws: ServiceError.notFound("workflow not found for ID: nobody")) { try await house.signal("nobody") }
      let run = UniqueID(high: 5, low: 5).description
      await #expect(throws: ServiceError.notFound("workflow execution not found for workflow ID \"wf\" and run ID \"\(run)\"")) {
        try await house.signal(runID: run)
      }
      await #expect(throws: ServiceError.invalidArgument("Invalid RunId.")) { try await house.signal(runID: "x") }
    }
  }

  @Test("workflow ids that differ only in their bytes are two workflows")
  func exactIDs() async throws {
    try await House().run { house in
      let composed = try await house.start("caf\u{e9}")
      let decomposed = try await house.start("cafe\u{301}") { $0.requestID = "other" }
      #expect(composed.runID != decomposed.runID)
    }
  }
}

extension House {
  func signalWithStart(requestID: String) async throws -> SignalWithStartWorkflowExecutionResponse {
    var request = SignalWithStartWorkflowExecutionRequest()
    request.workflowID = "wf"
    request.workflowType.name = "Workflow"
    request.taskQueue.name = "queue"
    request.signalName = "signal"
    request.requestID = requestID
    return try await history.signalWithStart(request, namespaceID: namespaceID)
  }
}
