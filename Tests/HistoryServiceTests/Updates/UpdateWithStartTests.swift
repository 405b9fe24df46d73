import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct UpdateWithStartTests {
  private typealias Answer = (StartWorkflowExecutionResponse, UpdateWorkflowExecutionResponse)

  private static func start(_ policy: WorkflowIdConflictPolicy = .useExisting, requestID: String = "one") -> StartWorkflowExecutionRequest {
    .with {
      $0.workflowID = "wf"
      $0.workflowType.name = "Workflow"
      $0.taskQueue.name = "queue"
      $0.requestID = requestID
      $0.workflowIDConflictPolicy = policy
    }
  }

  private static func send(_ id: String, _ start: StartWorkflowExecutionRequest = start(), to house: House) -> Task<Answer, any Error> {
    Task { try await house.history.updateWithStart(start, House.updateRequest(id), namespaceID: namespaceID, wait: .seconds(20)) }
  }

  @Test("a new run's first task brings the update")
  func newRun() async throws {
    try await House().run { house in
      let both = Self.send("u", to: house)
      let task = try await house.poll()
      #expect(task.messages.map(\.protocolInstanceID) == ["u"] && task.startedEventID == 3)
      try await house.answer(task, [.accept(task.messages[0]), .complete("u")])
      let (started, updated) = try await both.value
      #expect(started.started && updated.outcome.success == .text("done"))
      #expect(started.runID == updated.updateRef.workflowExecution.runID)
    }
  }

  @Test("a running workflow is updated, or refuses the start")
  func running() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      let error = await #expect(throws: ServiceError.self) { _ = try await Self.send("u", Self.start(.fail), to: house).value }
      guard case .multiOperationExecution(let statuses)? = error?.detail else { return #expect(Bool(false)) }
      #expect(statuses.map(\.code) == [.alreadyExists, .aborted] && error?.code == .alreadyExists)
      let both = Self.send("u", to: house)
      try await house.takeUpdates()
      let (started, updated) = try await both.value
      #expect(!started.started && updated.stage == .completed)
    }
  }

  @Test("an update that is too large starts nothing")
  func tooLarge() async throws {
    try await House().run { house in
      var update = House.updateRequest("u")
      update.request.input.args = .text(String(repeating: "x", count: 3 << 20))
      let large = update
      let both: Task<Answer, any Error> = Task {
        try await house.history.updateWithStart(Self.start(), large, namespaceID: namespaceID, wait: .seconds(20))
      }
      let error = await #expect(throws: ServiceError.self) { _ = try await both.value }
      guard case .multiOperationExecution(let statuses)? = error?.detail else { return #expect(Bool(false)) }
      #expect(statuses.map(\.code) == [.aborted, .invalidArgument])
      await #expect(throws: ServiceError.self) { try await house.describe() }
    }
  }

  @Test("when the run closes under the update, the next run takes it")
  func closesUnderIt() async throws {
    try await House().run { house in
      let first = try await house.start()
      try await house.work()
      let both = Self.send("u", to: house)
      let task = try await house.poll()
      try await house.complete(task, [.complete])
      try await house.takeUpdates()
      let (started, updated) = try await both.value
      #expect(started.started && started.runID != first.runID && updated.stage == .completed)
    }
  }
}
