import HistoryService
import Model
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StickyTests {
  @Test("a sticky worker gets only what it has not seen")
  func partialHistory() async throws {
    try await House().run { house in
      house.sink.setLive("sticky")
      try await house.start()
      try await house.complete(try await house.poll(), [.timer()]) { $0.stick(to: "sticky") }
      try await house.signal()
      let task = await house.sink.next()
      #expect(task.isSticky && task.taskQueue == "sticky")
      let response = try await house.history.startWorkflowTask(task, identity: "worker")
      #expect(response.previousStartedEventID == 3)
      #expect(response.history.events.map(\.eventID) == [4, 5, 6, 7, 8])
      #expect(response.workflowExecutionTaskQueue.name == "queue")
    }
  }

  @Test("a task for a sticky worker that is gone goes to the normal queue in the same commit, with the whole history")
  func workerGone() async throws {
    try await House().run { house in
      try await house.start()
      try await house.complete(try await house.poll()) { $0.stick(to: "sticky") }
      let commits = house.store.commits
      try await house.signal()
      #expect(house.store.commits == commits + 1)
      let task = await house.sink.next()
      #expect(task.taskQueue == "queue" && !task.isSticky)
      #expect(try await house.history.startWorkflowTask(task, identity: "worker").history.events.count == 7)
    }
  }

  @Test("a sticky task left by a crash goes to the normal queue when its worker is gone")
  func workerGoneAfterRestart() async throws {
    let first = House()
    try await first.run { house in
      house.sink.setLive("sticky")
      try await house.start()
      try await house.complete(try await house.poll()) { $0.stick(to: "sticky") }
      try await house.signal()
    }
    try await first.restarted().run { house in
      let task = await house.sink.next()
      #expect(task.taskQueue == "queue" && !task.isSticky)
      _ = try await house.history.startWorkflowTask(task, identity: "worker")
    }
  }

  @Test("a sticky task that its worker does not fetch in time moves to the normal queue")
  func scheduleToStart() async throws {
    try await House().run { house in
      house.sink.setLive("sticky")
      try await house.start()
      try await house.complete(try await house.poll()) { $0.stick(to: "sticky") }
      try await house.signal()
      _ = await house.sink.next()
      await house.pass { !house.sink.offered.isEmpty }
      #expect(try await house.types().suffix(2) == [.workflowTaskTimedOut, .workflowTaskScheduled])
      #expect(house.sink.take()?.taskQueue == "queue")
    }
  }

  @Test("the next task comes back with the completion when its worker asks for that, and is offered to nobody else")
  func returnedTask() async throws {
    try await House().run { house in
      try await house.start()
      let first = try await house.poll()
      try await house.signal()
      let response = try await house.complete(first) { $0.returnNewWorkflowTask = true }
      #expect(response.workflowTask.history.events.map(\.eventType).suffix(2) == [.workflowTaskScheduled, .workflowTaskStarted])
      #expect(house.sink.offered.isEmpty)
      try await house.complete(response.workflowTask, [.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("eager activities come with the completion, started already")
  func eagerActivities() async throws {
    try await House().run { house in
      try await house.start()
      let response = try await house.complete(try await house.poll(), [.activity("eager") { $0.requestEagerExecution = true }])
      let activity = try #require(response.activityTasks.first)
      #expect(activity.activityID == "eager")
      #expect(activity.input == .text("in"))
      #expect(house.sink.offered.isEmpty)
      try await house.completeActivity(activity)
      #expect(try await house.types().contains(.activityTaskCompleted))
    }
  }
}
