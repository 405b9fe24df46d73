import HistoryEngine
import Model
import Persistence
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TurnTests {
  @Test("a workflow runs from its start through an activity to its end")
  func order() async throws {
    try await House().run { house in
      let started = try await house.start()
      #expect(started.started)
      let first = try await house.poll()
      #expect(first.history.events.map(\.eventType) == [.workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskStarted])
      #expect(first.startedEventID == 3)
      try await house.complete(first, [.activity()])
      let activity = try await house.pollActivity()
      #expect(activity.input == .text("in"))
      #expect(activity.workflowExecution.runID == started.runID)
      try await house.completeActivity(activity)
      try await house.work([.complete])
      #expect(house.store.historyReads == 0, "the hot path reads no history from the store")
      #expect(house.store.loads == 0)
      #expect(house.store.commits == 5, "a start, two completions, an activity's start and its end: the tasks' starts cost nothing")
      #expect(
        try await house.types() == [
          .workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskStarted, .workflowTaskCompleted, .activityTaskScheduled,
          .activityTaskStarted, .activityTaskCompleted, .workflowTaskScheduled, .workflowTaskStarted, .workflowTaskCompleted,
          .workflowExecutionCompleted,
        ])
      #expect(try await house.status() == .completed)
    }
  }
}
