import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct QueryTests {
  @Test("an idle run is asked directly, with its whole history")
  func direct() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.timer()])
      house.queries.whenAsked { query, _ in .success(.answered(.text("answer to \(query.query.queryType)"))) }
      #expect(try await house.query().queryResult == .text("answer to state"))
      let asked = try #require(house.queries.received.first)
      #expect(asked.taskQueue == "queue" && !asked.isSticky)
      let task = try await house.history.queryTask(asked, queryID: UniqueID(high: 1, low: 9))
      #expect(task.history.events.map(\.eventID) == [1, 2, 3, 4, 5])
      #expect(task.startedEventID == 0 && task.previousStartedEventID == 3 && task.attempt == 1)
      #expect(try TaskTokens.queryID(task.taskToken, namespaceID: namespaceID) == UniqueID(high: 1, low: 9))
    }
  }

  @Test("a failed query answers INVALID_ARGUMENT with the worker's failure")
  func failed() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      house.queries.whenAsked { _, _ in .success(.failed(message: "outer", failure: .with { $0.message = "inner" })) }
      let error = await #expect(throws: ServiceError.self) { try await house.query() }
      #expect(error?.code == .invalidArgument && error?.message == "outer")
      guard case .queryFailed(let bytes)? = error?.detail else { return #expect(Bool(false)) }
      #expect(try Failure(serializedBytes: bytes).message == "inner")
    }
  }

  @Test("a sticky worker is asked first, without history, and the normal queue when it is gone")
  func sticky() async throws {
    try await House().run { house in
      house.sink.setLive("sticky")
      try await house.start()
      try await house.complete(try await house.poll()) { $0.stick(to: "sticky") }
      house.queries.whenAsked { query, _ in query.isSticky ? .failure(.stickyWorkerUnavailable) : .success(.answered(nil)) }
      _ = try await house.query()
      #expect(house.queries.received.map(\.taskQueue) == ["sticky", "queue"])
      let task = try await house.history.queryTask(house.queries.received[0], queryID: UniqueID(high: 1, low: 9))
      #expect(task.hasHistory && task.history.events.isEmpty)
      house.sink.setLive("sticky", false)
      _ = try await house.query()
      #expect(house.queries.received.map(\.taskQueue) == ["sticky", "queue", "queue"])
    }
  }

  @Test("a query that finds a workflow task scheduled travels with it and is answered by its completion")
  func buffered() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      try await house.signal()
      let answer = Task { try await house.query() }
      let task = try await house.pollWithQuery()
      let (id, query) = try #require(task.queries.first)
      #expect(query.queryType == "state")
      try await house.complete(task) {
        $0.queryResults[id] = .with {
          $0.resultType = .answered
          $0.answer = .text("fine")
        }
      }
      #expect(try await answer.value.queryResult == .text("fine"))
      #expect(house.queries.received.isEmpty)
    }
  }

  @Test("a query that its workflow task leaves unanswered is asked directly afterwards")
  func leftUnanswered() async throws {
    try await House().run { house in
      house.queries.whenAsked { _, _ in .success(.answered(.text("directly"))) }
      try await house.start()
      let answer = Task { try await house.query() }
      let task = try await house.pollWithQuery()
      #expect(house.queries.received.isEmpty)
      try await house.complete(task)
      #expect(try await answer.value.queryResult == .text("directly"))
    }
  }

  @Test("one query waits, the next is refused, and the place is free again when the first gives up")
  func bufferFull() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      try await house.signal()
      let first = Task { try await house.query() }
      await eventually {
        let second = Task { try await house.query(timeout: .zero) }
        let error = await #expect(throws: ServiceError.self) { try await second.value }
        return error?.code == .resourceExhausted
      }
      first.cancel()
      await #expect(throws: ServiceError.self) { try await first.value }
      let third = Task { try await house.query(timeout: .seconds(5)) }
      await house.pass(untilEndOf: third)
      await #expect(throws: ServiceError(.deadlineExceeded, "Deadline Exceeded")) { try await third.value }
    }
  }

  @Test("reject conditions answer with the status instead of a result")
  func rejected() async throws {
    try await House().run { house in
      house.queries.whenAsked { _, _ in .success(.answered(nil)) }
      try await house.start()
      try await house.work()
      #expect(!(try await house.query(.notOpen).hasQueryRejected))
      try await house.terminate()
      #expect(try await house.query(.notOpen).queryRejected.status == .terminated)
      #expect(try await house.query(.notCompletedCleanly).queryRejected.status == .terminated)
      #expect(!(try await house.query().hasQueryRejected))
    }
  }

  @Test("a run that cannot be queried now says why")
  func notReady() async throws {
    @Sendable func refusal(_ message: String) -> ServiceError { ServiceError(.failedPrecondition, message, detail: .workflowNotReady) }
    try await House().run { house in
      try await house.start("delayed") { $0.workflowStartDelay = .with { $0.seconds = 100 } }
      await #expect(throws: refusal("Workflow task is not scheduled yet.")) { try await house.query("delayed") }
      try await house.start()
      for _ in 1...2 {
        let task = try await house.poll()
        var failed = RespondWorkflowTaskFailedRequest()
        failed.taskToken = task.taskToken
        try await house.history.respondWorkflowTaskFailed(failed, namespaceID: namespaceID)
      }
      await #expect(throws: refusal("Unable to query workflow due to Workflow Task in failed state.")) { try await house.query() }
      try await house.terminate()
      await #expect(throws: refusal("Workflow execution closed before WorkflowTaskStarted event")) { try await house.query() }
    }
  }

  @Test("a query that waits when the service shuts down is told so")
  func shutDown() async throws {
    try await House().run { house in
      try await house.start()
      let answer = Task { try await house.query() }
      let task = try await house.pollWithQuery()
      #expect(task.queries.count == 1)
      house.history.shutDown()
      let error = await #expect(throws: ServiceError.self) { try await answer.value }
      #expect(error?.code == .unavailable)
    }
  }
}

extension House {
  func query(
    _ id: String = "wf", _ condition: QueryRejectCondition = .none, timeout: Duration = .seconds(30)
  ) async throws -> QueryWorkflowResponse {
    var request = QueryWorkflowRequest()
    request.execution.workflowID = id
    request.query.queryType = "state"
    request.queryRejectCondition = condition
    return try await history.query(request, namespaceID: namespaceID, timeout: timeout)
  }

  func query(_ condition: QueryRejectCondition) async throws -> QueryWorkflowResponse { try await query("wf", condition) }

  /// Polls until a task carries a query: whoever asks may be slower than whoever polls.
  func pollWithQuery() async throws -> PollWorkflowTaskQueueResponse {
    await eventually { history.cache.peek(WorkflowKey(namespaceID: namespaceID, workflowID: "wf"))?.peek(nil)?.query != nil }
    return try await poll()
  }
}
