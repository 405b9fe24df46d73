import HistoryService
import Model
import TemporalAPI
import TestSupport
import Testing

/// A new service on the same store, as after a crash.
@Suite(.timeLimit(.minutes(1)))
struct RestartTests {
  @Test("tasks that waited are offered again")
  func offeredAgain() async throws {
    let first = House()
    try await first.run { house in
      try await house.start("idle")
      try await house.start("busy")
      let tasks = [try await house.poll(), try await house.poll()]
      let busy = try #require(tasks.first { $0.workflowExecution.workflowID == "busy" })
      try await house.complete(busy, [.activity()])
      try await house.signal("busy")
    }
    try await first.restarted().run { house in
      await eventually { house.sink.offered.count == 3 }
      #expect(house.store.loads == 0, "offering loads nothing")
    }
  }

  @Test("a workflow task that ran when the process died is given out again, and its old answer refused")
  func startedTask() async throws {
    let first = House()
    let lost = try await first.run { house in
      try await house.start()
      return try await house.poll()
    }
    first.time.clock.advance(by: .milliseconds(1))
    try await first.restarted().run { house in
      await #expect(throws: ServiceError.notFound("Workflow task not found.")) { try await house.complete(lost, [.complete]) }
      let again = try await house.poll()
      #expect(again.attempt == 1)
      await #expect(throws: ServiceError.notFound("Workflow task not found.")) { try await house.complete(lost, [.complete]) }
      try await house.complete(again, [.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("events that were buffered behind a running task are kept, in order")
  func bufferedEvents() async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      _ = try await house.poll()
      for name in ["one", "two", "three"] { try await house.signal("wf", name) }
      #expect(try await house.types().count == 3)
    }
    try await first.restarted().run { house in
      let task = try await house.poll()
      let signals = task.history.events.filter { $0.eventType == .workflowExecutionSignaled }
      #expect(signals.map(\.workflowExecutionSignaledEventAttributes.signalName) == ["one", "two", "three"])
      try await house.complete(task, [.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a timer that came due while nobody was there fires at once")
  func overdueTimer() async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      try await house.work([.timer("t", .seconds(60))])
    }
    first.time.clock.advance(by: .seconds(3600))
    try await first.restarted().run { house in
      let task = try await house.poll()
      #expect(task.history.events.contains { $0.eventType == .timerFired })
    }
  }

  @Test("a started activity is not given out again; its worker's answer is taken")
  func startedActivity() async throws {
    let first = House()
    let activity = try await first.run { house in
      try await house.start()
      try await house.work([.activity()])
      return try await house.pollActivity()
    }
    try await first.restarted().run { house in
      try await house.completeActivity(activity)
      try await house.work([.complete])
      #expect(house.sink.take(.activity) == nil)
    }
  }

  @Test("a repeated start request finds its run after a restart")
  func repeatedStart() async throws {
    let first = House()
    let started = try await first.run { try await $0.start() }
    try await first.restarted().run { house in
      let again = try await house.start()
      #expect(again.runID == started.runID)
      #expect(again.started)
    }
  }
}
