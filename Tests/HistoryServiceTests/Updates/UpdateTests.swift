import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct UpdateTests {
  private static func idle(_ body: @escaping @Sendable (House) async throws -> Void) async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      try await body(house)
    }
  }

  @Test("an update is answered when the worker has completed it, and costs one commit")
  func completed() async throws {
    try await Self.idle { house in
      let commits = house.store.commits
      let update = await house.send("u")
      #expect(house.store.commits == commits, "nothing is stored for it")
      try await house.takeUpdates()
      let answer = try await update.value
      #expect(answer.stage == .completed && answer.outcome.success == .text("done"))
      #expect(answer.link.workflowEvent.requestIDRef.eventType == .workflowExecutionUpdateAccepted)
      #expect(house.store.commits == commits + 1)
      #expect(try await house.update("u").outcome == answer.outcome, "the same id is the same update")
      #expect(try await house.pollUpdate("u").outcome == answer.outcome)
    }
  }

  @Test("a rejected update costs no commit at all")
  func rejected() async throws {
    try await Self.idle { house in
      let commits = house.store.commits
      let update = await house.send("u")
      let task = try await house.poll()
      let completion = try await house.answer(task, [.reject(task.messages[0])])
      #expect(completion.resetHistoryEventID == 3)
      let answer = try await update.value
      #expect(answer.outcome.failure.message == "no" && answer.link.workflow.reason == "Update rejected")
      #expect(house.store.commits == commits)
      await #expect(throws: ServiceError.notFound("update \"u\" not found")) { try await house.pollUpdate("u") }
    }
  }

  @Test("callers are answered at the stage they wait for")
  func stages() async throws {
    try await Self.idle { house in
      let accepted = await house.send("u", until: .accepted)
      let completed = await house.send("u")
      #expect(try await house.pollUpdate("u").stage == .admitted)
      let task = try await house.poll()
      try await house.answer(task, [.accept(task.messages[0])])
      #expect(try await accepted.value.stage == .accepted)
      #expect(try await house.pollUpdate("u", until: .accepted).stage == .accepted)
      try await house.signal()
      try await house.answer(try await house.poll(), [.complete("u")])
      #expect(try await completed.value.stage == .completed)
    }
  }

  @Test("who waits for too long is told how far the update is, and the update goes on")
  func waitedTooLong() async throws {
    try await Self.idle { house in
      let update = await house.send("u")
      await house.pass(untilEndOf: update)
      let answer = try await update.value
      #expect(answer.stage == .admitted && !answer.hasOutcome && !answer.hasLink)
      let again = await house.send("u")
      try await house.takeUpdates()
      #expect(try await again.value.stage == .completed)
    }
  }

  @Test("a caller that goes away leaves the update behind")
  func cancelledCaller() async throws {
    try await Self.idle { house in
      let update = await house.send("u")
      update.cancel()
      let error = await #expect(throws: ServiceError.self) { try await update.value }
      #expect(error?.code == .cancelled)
      try await house.takeUpdates()
      #expect(try await house.pollUpdate("u").stage == .completed)
    }
  }

  @Test("a task for updates that nobody takes becomes an ordinary one after five seconds")
  func nobodyPolls() async throws {
    try await Self.idle { house in
      _ = await house.send("u")
      await house.pass(.seconds(5))
      try await eventually { try await house.types().suffix(3) == [.workflowTaskScheduled, .workflowTaskTimedOut, .workflowTaskScheduled] }
      let task = try await house.poll()
      #expect(task.messages.count == 1 && task.history.events.last?.eventID == 8)
    }
  }

  @Test("a signal makes its task durable without offering it twice to the same worker")
  func signalled() async throws {
    try await Self.idle { house in
      let update = await house.send("u")
      try await house.signal()
      try await house.takeUpdates()
      #expect(try await update.value.stage == .completed)
      #expect(try await house.types().suffix(6).first == .workflowTaskScheduled)
    }
  }

  @Test("a query that finds the task goes with it")
  func query() async throws {
    try await Self.idle { house in
      let update = await house.send("u")
      let query = Task { try await house.query() }
      let task = try await house.pollWithQuery()
      let id = try #require(task.queries.keys.first)
      try await house.answer(task, [.reject(task.messages[0])]) { request in
        request.queryResults[id] = .with {
          $0.resultType = .answered
          $0.answer = .text("fine")
        }
      }
      #expect(try await query.value.queryResult == .text("fine"))
      _ = try await update.value
    }
  }

  @Test("an update does not pin its run in memory, but its waiting caller does")
  func cache() async throws {
    var configuration = HistoryConfiguration()
    configuration.cachedWorkflows = 1
    try await House(configuration: configuration).run { house in
      try await house.start()
      try await house.work()
      let update = await house.send("u")
      for number in 1...20 { try await house.start("other\(number)") }
      #expect(house.run?.state.status(ofUpdate: "u") == .admitted)
      update.cancel()
      _ = await update.result
    }
  }
}
