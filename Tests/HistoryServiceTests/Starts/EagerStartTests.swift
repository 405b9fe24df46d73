import HistoryService
import Model
import TemporalAPI
import Testing

@Suite("Eager workflow starts", .timeLimit(.minutes(1)))
struct EagerStartTests {
  @Test("the first task comes with the answer and is offered to nobody else")
  func granted() async throws {
    try await House().run { house in
      let answer = try await house.start { $0.requestEagerExecution = true }
      #expect(house.store.commits == 1)
      #expect(house.sink.offered.isEmpty)
      #expect(
        answer.eagerWorkflowTask.history.events.map(\.eventType) == [
          .workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskStarted,
        ])
      try await house.complete(answer.eagerWorkflowTask, [.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a repeated request gets the same task while nobody else has it")
  func repeated() async throws {
    try await House().run { house in
      let eager: @Sendable (inout StartWorkflowExecutionRequest) -> Void = { $0.requestEagerExecution = true }
      let first = try await house.start("wf", eager)
      #expect(try await house.start("wf", eager).eagerWorkflowTask == first.eagerWorkflowTask)
      #expect(try await !house.start().hasEagerWorkflowTask)
      try await house.complete(first.eagerWorkflowTask)
      #expect(try await !house.start("wf", eager).hasEagerWorkflowTask)
    }
  }

  @Test("after a crash the task is offered as any other")
  func crash() async throws {
    let house = House()
    try await house.run { _ = try await $0.start { $0.requestEagerExecution = true } }
    try await house.restarted().run { house in
      #expect(try await !house.start { $0.requestEagerExecution = true }.hasEagerWorkflowTask)
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }
}
