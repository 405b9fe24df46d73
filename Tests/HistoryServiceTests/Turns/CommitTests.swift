import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

/// Nothing is seen of a turn before its commit, and nothing of one that failed.
@Suite(.timeLimit(.minutes(1)))
struct CommitTests {
  @Test("a refused commit leaves the run as it was")
  func refused() async throws {
    try await House().run { house in
      try await house.start()
      let task = try await house.poll()
      house.store.failNextCommit(.refuse(.failed("disk full")))
      await #expect(throws: ServiceError.self) { try await house.signal() }
      #expect(try await house.types().last == .workflowTaskStarted)
      try await house.complete(task, [.complete])
      #expect(try await house.types().contains(.workflowExecutionSignaled) == false)
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a turn is seen and its tasks are offered only after its commit")
  func invisible() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      house.store.hold()
      async let signal = house.signal()
      await eventually { house.store.heldCommits == 1 }
      #expect(try await house.types().last == .workflowTaskCompleted)
      #expect(house.sink.offered.isEmpty)
      house.store.release()
      _ = try await signal
      #expect(try await house.types().suffix(2) == [.workflowExecutionSignaled, .workflowTaskScheduled])
      #expect(house.sink.offered.count == 1)
    }
  }

  @Test("a write of unknown outcome is looked up again, and what it scheduled is given out")
  func unknownOutcome() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      house.store.failNextCommit(.writeAndRefuse(.unknownOutcome("connection lost")))
      let error = await #expect(throws: ServiceError.self) { try await house.signal(requestID: "once") }
      #expect(error?.code == .unavailable)
      // The client tries again, and its request is known.
      try await house.signal(requestID: "once")
      #expect(try await house.types().filter { $0 == .workflowExecutionSignaled }.count == 1)
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a run that changed behind our back is loaded again and the turn decided anew")
  func versionConflict() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      let key = try await house.executionKey()
      house.store.failNextCommit(.refuse(.versionConflict(key)))
      try await house.signal()
      #expect(try await house.types().filter { $0 == .workflowExecutionSignaled }.count == 1)
      try await house.work([.complete])
    }
  }

  @Test("a started task that was forgotten with its run is given out again")
  func forgottenStart() async throws {
    try await House().run { house in
      try await house.start()
      let lost = try await house.poll()
      house.store.failNextCommit(.refuse(.versionConflict(try await house.executionKey())))
      try await house.signal()
      await #expect(throws: ServiceError.notFound("Workflow task not found.")) { try await house.complete(lost) }
      try await house.work([.complete])
      #expect(try await house.status() == .completed)
    }
  }

  @Test("a lost shard answers UNAVAILABLE and writes no more; the others go on")
  func shardLost() async throws {
    try await House().run { house in
      try await house.start("a")
      try await house.start("b")
      let shard = WorkflowKey(namespaceID: namespaceID, workflowID: "a").shard
      #expect(shard != WorkflowKey(namespaceID: namespaceID, workflowID: "b").shard)
      house.store.failNextCommit(.refuse(.shardLost(shard)))
      for _ in 1...2 {
        let error = await #expect(throws: ServiceError.self) { try await house.signal("a") }
        #expect(error?.code == .unavailable)
      }
      #expect(house.history.lostShards == 1)
      let commits = house.store.commits
      try await house.signal("b")
      #expect(house.store.commits == commits + 1)
    }
  }

  @Test("an older process finds its shards taken")
  func fenced() async throws {
    let old = House()
    try await old.run { old in
      try await old.start()
      let new = old.restarted()
      try await new.run { new in
        let error = await #expect(throws: ServiceError.self) { try await old.signal() }
        #expect(error?.code == .unavailable)
        try await new.signal()
      }
    }
  }

  @Test(
    "an older process that knew of no run, or of one that has ended, does not say so of what another has started", arguments: [false, true])
  func staleAbsence(hasEnded: Bool) async throws {
    let old = House()
    try await old.run { old in
      if hasEnded {
        try await old.start()
        try await old.work([.complete])
      }
      let before = await #expect(throws: ServiceError.self) { try await old.signal() }
      #expect(before?.code == .notFound)
      let new = old.restarted()
      try await new.run { new in
        try await new.start { $0.requestID = "another" }
        let error = await #expect(throws: ServiceError.self) { try await old.signal() }
        #expect(error?.code == .unavailable)
        try await new.signal()
      }
    }
  }

  @Test("calls before the service opens and after it closes are refused as UNAVAILABLE")
  func closed() async throws {
    let house = House()
    var error = await #expect(throws: ServiceError.self) { try await house.start() }
    #expect(error?.code == .unavailable)
    try await house.run { try await $0.start() }
    error = await #expect(throws: ServiceError.self) { try await house.start("other") }
    #expect(error?.code == .unavailable)
  }

  @Test("history that cannot be read leaves the workflow task to be given to somebody else")
  func startWithoutHistory() async throws {
    let first = House()
    try await first.run { try await $0.start() }
    try await first.restarted().run { house in
      let task = await house.sink.next()
      house.store.failNextRead(.failed("unreadable"))
      await #expect(throws: ServiceError.self) { try await house.history.startWorkflowTask(task, identity: "w") }
      let response = try await house.history.startWorkflowTask(task, identity: "w")
      #expect(response.history.events.count == 3)
      try await house.complete(response, [.complete])
    }
  }
}

extension House {
  func executionKey(_ id: String = "wf") async throws -> ExecutionKey {
    let runID = try await describe(id).workflowExecutionInfo.execution.runID
    return ExecutionKey(namespaceID: namespaceID, workflowID: id, runID: try #require(UniqueID(runID)))
  }
}
