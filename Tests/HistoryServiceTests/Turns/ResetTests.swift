import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ResetTests {
  @Test("a reset survives a restart: the old run has ended, the new one has its task")
  func durable() async throws {
    let first = House()
    let (base, new) = try await first.run { house in
      let base = try await house.start().runID
      try await house.work([.activity()])
      try await house.signal("wf", "s", requestID: "s")
      return (base, try await house.reset(to: 4))
    }
    try await first.restarted().run { house in
      #expect(try await house.status(runID: base) == .terminated)
      #expect(try await house.describe(runID: base).workflowExtendedInfo.resetRunID == new)
      let task = try await house.poll()
      #expect(task.workflowExecution.runID == new)
      #expect(task.history.events.map(\.eventID) == Array(1...Int64(task.history.events.count)))
      #expect(task.history.events.filter { $0.eventType == .workflowExecutionSignaled }.count == 1)
      try await house.complete(task, [.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a store that refuses leaves everything as it was; repeating the request then resets once")
  func refused() async throws {
    try await House().run { house in
      let base = try await house.start().runID
      try await house.work()
      house.store.failNextCommit(.refuse(.failed("the disk is full")))
      await #expect(throws: ServiceError.self) { try await house.reset(to: 4) }
      #expect(try await house.status() == .running)
      #expect(try await house.describe().workflowExecutionInfo.execution.runID == base)
      let new = try await house.reset(to: 4)
      #expect(try await house.reset(to: 4) == new, "the request id is known")
    }
  }

  @Test("an answer that was lost is found again by the request id")
  func lostAnswer() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      house.store.failNextCommit(.writeAndRefuse(.unknownOutcome("the line broke")))
      await #expect(throws: ServiceError.self) { try await house.reset(to: 4) }
      let current = try await house.describe().workflowExecutionInfo.execution.runID
      #expect(try await house.reset(to: 4) == current)
    }
  }

  @Test("a long history is copied in pieces, and shows whole")
  func pieces() async throws {
    try await House(configuration: .copyingInPieces).run { house in
      let base = try await house.start().runID
      for _ in 0..<8 {
        try await house.signal()
        try await house.work([.marker()])
      }
      let last = try #require(try await house.events().last { $0.eventType == .workflowTaskCompleted }).eventID
      let before = house.store.commits
      let new = try await house.reset(to: last)
      #expect(house.store.commits - before > 3)
      let copied = try await house.events(runID: new)
      let old = try await house.events(runID: base)
      #expect(Array(copied.prefix(Int(last - 1))) == Array(old.prefix(Int(last - 1))))
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a crash in the middle of a copy leaves no trace but rows that are deleted later")
  func abandonedCopy() async throws {
    let first = House(configuration: .copyingInPieces)
    let base = try await first.run { house in
      let base = try await house.start().runID
      for _ in 0..<8 {
        try await house.signal()
        try await house.work([.marker()])
      }
      let last = try #require(try await house.events().last { $0.eventType == .workflowTaskCompleted }).eventID
      // The first piece is written; then the process is gone.
      house.store.hold()
      let reset = Task { try await house.reset(to: last) }
      await eventually { house.store.heldCommits == 1 }
      house.store.failNextCommit(.writeAndRefuse(.closed))
      house.store.release()
      _ = await reset.result
      return base
    }
    try await first.restarted(configuration: .copyingInPieces).run { house in
      let current = try await house.describe().workflowExecutionInfo
      #expect(current.execution.runID == base && current.status == .running)
      #expect(try await house.deletions() == 1)
      await house.pass(HistoryConfiguration.copyingInPieces.abandonedCopyAge + .seconds(600))
      #expect(try await house.deletions() == 0)
      #expect(try await house.status() == .running)
    }
  }

  @Test("a reset to a failed step begins that step again")
  func resume() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.activity { $0.retryPolicy.maximumAttempts = 1 }])
      try await house.failActivity(try await house.pollActivity())
      try await house.work([
        .with {
          $0.commandType = .failWorkflowExecution
          $0.failWorkflowExecutionCommandAttributes.failure.message = "the step failed"
        }
      ])
      let end = try #require(try await house.events().last).eventID
      let new = try await house.reset(to: end)
      #expect(
        try await house.types(runID: new) == [
          .workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskStarted, .workflowTaskFailed, .workflowTaskScheduled,
        ])
    }
  }
}

@Suite(.timeLimit(.minutes(1)))
struct InterruptedDeletionTests {
  @Test("a crash between a run's end and its deletion does not save it")
  func interrupted() async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      // Neither the call nor the row that the run's end leaves behind gets through before the crash.
      for _ in 1...2 { house.store.failNextDelete(.failed("the disk is full")) }
      await #expect(throws: ServiceError.self) { try await house.delete() }
      #expect(try await house.status() == .terminated)
    }
    try await first.restarted().run { house in
      await house.pass(.seconds(2))
      await #expect(throws: ServiceError.notFound("workflow not found for ID: wf")) { try await house.describe() }
    }
  }
}

extension HistoryConfiguration {
  /// Copies hardly more than one batch of a history at a time.
  fileprivate static var copyingInPieces: HistoryConfiguration {
    var configuration = HistoryConfiguration()
    configuration.historyCopyBytes = 300
    return configuration
  }
}

extension House {
  @discardableResult
  func reset(to eventID: Int64, runID: String = "", requestID: String = "reset") async throws -> String {
    var request = ResetWorkflowExecutionRequest()
    request.workflowExecution.workflowID = "wf"
    request.workflowExecution.runID = runID
    request.workflowTaskFinishEventID = eventID
    request.requestID = requestID
    request.reason = "test"
    return try await history.reset(request, namespaceID: namespaceID).runID
  }

  /// How many runs wait to be deleted.
  fileprivate func deletions() async throws -> Int {
    try await store.tasks(of: ShardID.all, dueBefore: .distantFuture, after: nil, limit: 100).count { $0.task.id.kind == 4 }
  }

  fileprivate func failActivity(_ task: PollActivityTaskQueueResponse) async throws {
    var request = RespondActivityTaskFailedRequest()
    request.taskToken = task.taskToken
    request.failure.applicationFailureInfo.type = "Broken"
    _ = try await history.respondActivityTaskFailed(request, namespaceID: namespaceID)
  }
}
