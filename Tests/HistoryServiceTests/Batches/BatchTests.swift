import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@Suite("Batch jobs", .timeLimit(.minutes(1)))
struct BatchTests {
  @Test("a job signals each of its targets once, also when the process dies in its middle")
  func restart() async throws {
    let first = House()
    let names = (1...12).map { "w\($0)" }
    try await first.run { house in
      for name in names { try await house.start(name) }
      try await house.startBatch { $0.maxOperationsPerSecond = 5 }
      await eventually { (try? await house.batch().completeOperationCount) == 5 }
      #expect(try await house.batch().state == .running)
      #expect(try await house.batch().totalOperationCount == 12)
    }
    try await first.restarted().run { house in
      try await house.endOfBatch()
      #expect(try await house.batch().state == .completed)
      #expect(try await house.batch().completeOperationCount == 12)
      for name in names { #expect(try await house.signals(of: name) == 1) }
    }
  }

  @Test("a job that is stopped does no more, stays stopped after a restart, and its id is used up")
  func stop() async throws {
    let first = House()
    try await first.run { house in
      for number in 1...4 { try await house.start("w\(number)") }
      try await house.startBatch { $0.maxOperationsPerSecond = 1 }
      await eventually { (try? await house.batch().completeOperationCount) == 1 }
      var stop = StopBatchOperationRequest()
      stop.jobID = "job"
      stop.reason = "enough"
      try await house.history.stopBatch(stop, namespaceID: namespaceID)
      await #expect(throws: ServiceError.self) { try await house.history.stopBatch(stop, namespaceID: namespaceID) }
    }
    try await first.restarted().run { house in
      await house.pass(.seconds(10))
      let batch = try await house.batch()
      #expect(batch.state == .failed)
      #expect(batch.completeOperationCount == 1)
      await #expect(throws: ServiceError.self) { try await house.startBatch() }
    }
  }

  @Test("named targets are done in their order, those that are gone count as done, and what cannot be done is counted")
  func named() async throws {
    try await House().run { house in
      try await house.start("a")
      try await house.start("b")
      try await house.terminate("b")
      try await house.startBatch { request in
        request.visibilityQuery = ""
        request.executions = ["a", "b", "nobody"].map { id in .with { $0.workflowID = id } }
      }
      try await house.endOfBatch()
      let batch = try await house.batch()
      #expect((batch.totalOperationCount, batch.completeOperationCount, batch.failureOperationCount) == (3, 3, 0))
      #expect(batch.executions.map(\.businessID) == ["a", "b", "nobody"])
      #expect(try await house.signals(of: "a") == 1)

      try await house.startBatch("resets") { $0.resetOperation.options.buildID = "nobody" }
      try await house.endOfBatch("resets")
      let resets = try await house.batch("resets")
      #expect(resets.failureOperationCount == 2)
      #expect(resets.reason.contains("2 failed: ") && resets.reason.contains("(run "), "which failed, and why: \(resets.reason)")
    }
  }

  @Test("several jobs work at once, and what a job makes is not its target")
  func several() async throws {
    try await House().run { house in
      for number in 1...3 {
        try await house.start("w\(number)")
        // Behind the task's schedule there has to be something to reset to.
        try await house.signal("w\(number)")
      }
      house.time.clock.advance(by: .milliseconds(5))
      try await house.startBatch("slow") { $0.maxOperationsPerSecond = 1 }
      try await house.startBatch("resets") { $0.resetOperation.options.firstWorkflowTask = .init() }
      try await house.endOfBatch("resets")
      let resets = try await house.batch("resets")
      #expect(resets.completeOperationCount == 3)
      let slow = try await house.batch("slow")
      #expect(slow.state == .running)
      try await house.endOfBatch("slow")
    }
  }
}

extension House {
  /// Starts a job that signals every workflow, unless `configure` makes it another.
  func startBatch(_ id: String = "job", _ configure: (inout StartBatchOperationRequest) -> Void = { _ in }) async throws {
    var request = StartBatchOperationRequest()
    request.jobID = id
    request.reason = "test"
    request.visibilityQuery = "WorkflowType = 'Workflow'"
    request.signalOperation.signal = "go"
    configure(&request)
    let operation: BatchOperationType = if case .resetOperation = request.operation { .resetWorkflow } else { .signalWorkflow }
    try await history.startBatch(request, operation, namespaceID: namespaceID)
    // A job begins with the next millisecond.
    await pass(.milliseconds(1))
  }

  fileprivate func batch(_ id: String = "job") async throws -> DescribeBatchOperationResponse {
    try await history.describeBatch(jobID: id, namespaceID: namespaceID)
  }

  fileprivate func endOfBatch(_ id: String = "job") async throws {
    try await pass(until: { try await batch(id).state != .running })
  }

  fileprivate func signals(of id: String) async throws -> Int {
    var request = GetWorkflowExecutionHistoryRequest()
    request.execution.workflowID = id
    let response = try await history.history(request, namespaceID: namespaceID, wait: .zero)
    return response.history.events.count { $0.eventType == .workflowExecutionSignaled }
  }
}
