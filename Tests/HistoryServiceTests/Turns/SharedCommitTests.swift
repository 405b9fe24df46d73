import HistoryEngine
import HistoryRecords
import Model
import Persistence
import Synchronization
import TemporalAPI
import Testing

@testable import HistoryService

/// Turns that wait for the same run share the next commit, and nobody can tell.
@Suite(.timeLimit(.minutes(1)))
struct SharedCommitTests {
  @Test("signals that wait for a commit share the next one, each with its own transition and batch")
  func oneCommit() async throws {
    try await House().run { house in
      let before = try await house.beginIdle()
      try await house.behindHeldSignal(ids: 1...9) {}
      #expect(house.store.commits == before.commits + 2)
      #expect(try await house.signalNames() == (0...9).map { "\($0)" })
      let after = try await house.executionRecord()
      #expect(after.transitionCount == before.transitions + 10)
      let batches = try await house.store.history(
        of: try await house.executionKey(), range: before.nextEventID..<Int64.max, maxBytes: .max, newestFirst: false)
      #expect(batches.count == 10)
      #expect(house.sink.offered.count == 1)
    }
  }

  @Test("nobody is answered before the commit, not even with an error that is founded on it")
  func afterTheCommit() async throws {
    var rules = Rules.standard
    rules.maximumSignals = 3
    try await House(rules: rules).run { house in
      _ = try await house.beginIdle()
      let answered = Tally()
      house.store.hold()
      try await withThrowingTaskGroup(of: ServiceError.Code?.self) { group in
        for number in 0..<5 {
          group.addTask {
            var code: ServiceError.Code?
            do { try await house.signal("wf", "\(number)") } catch { code = (error as? ServiceError)?.code }
            answered.count.add(1, ordering: .relaxed)
            return code
          }
          await eventually { number == 0 ? house.store.heldCommits == 1 : house.waiting == number }
        }
        house.store.releaseHeld()
        await eventually { house.store.heldCommits == 1 && house.waiting == 0 }
        await eventually { answered.count.load(ordering: .relaxed) == 1 }
        #expect(try await house.signalNames() == ["0"])
        house.store.release()
        let codes = try await group.reduce(into: []) { $0.append($1) }
        #expect(codes.filter { $0 == nil }.count == 3)
        #expect(codes.filter { $0 == .invalidArgument }.count == 2)
      }
      #expect(try await house.signalNames() == ["0", "1", "2"])
    }
  }

  @Test("a refused commit refuses all of them, and leaves the run as it was")
  func refused() async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      let errors = try await house.behindHeldSignal(ids: 1...4) {
        house.store.failCommit(afterNext: .refuse(.failed("disk full")))
      }
      #expect(errors.map(\.code) == Array(repeating: .unavailable, count: 4))
      #expect(try await house.signalNames() == ["0"])
      try await house.signal("wf", "later")
      try await house.work([.complete])
      #expect(try await house.signalNames() == ["0", "later"])
    }
  }

  @Test("after a commit of unknown outcome all of them try again, and each is done once")
  func unknownOutcome() async throws {
    for fault in [FaultyStore.Fault.writeAndRefuse(.unknownOutcome("lost")), .refuse(.unknownOutcome("lost"))] {
      try await House().run { house in
        _ = try await house.beginIdle()
        let errors = try await house.behindHeldSignal(ids: 1...4) { house.store.failCommit(afterNext: fault) }
        #expect(errors.map(\.code) == Array(repeating: .unavailable, count: 4))
        for number in 1...4 { try await house.signal("wf", "\(number)", requestID: "\(number)") }
        #expect(try await house.signalNames().sorted() == (0...4).map { "\($0)" })
        try await house.work([.complete])
      }
    }
  }

  @Test("when the run turns out to be another, all of them are decided anew")
  func stale() async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      let key = try await house.executionKey()
      let errors = try await house.behindHeldSignal(ids: 1...4) {
        house.store.failCommit(afterNext: .refuse(.versionConflict(key)))
      }
      #expect(errors.isEmpty)
      #expect(try await house.signalNames() == (0...4).map { "\($0)" })
    }
  }

  @Test("when another process has taken the shard, all of them hear so, and nothing of theirs is written")
  func lostShard() async throws {
    try await House().run { house in
      let before = try await house.beginIdle()
      let key = try await house.executionKey()
      let errors = try await house.behindHeldSignal(ids: 1...4) {
        house.store.failCommit(afterNext: .refuse(.shardLost(key.workflow.shard)))
      }
      #expect(errors == Array(repeating: .notServed, count: 4))
      let batches = try await house.store.history(of: key, range: before.nextEventID..<Int64.max, maxBytes: .max, newestFirst: false)
      #expect(batches.count == 1)
    }
  }

  @Test("so many turns and bytes at most share a commit", arguments: [(4, 1 << 20, 3), (64, 1, 9)])
  func bounded(turns: Int, bytes: Int, commits: Int) async throws {
    var configuration = HistoryConfiguration()
    (configuration.turnsAtOnce, configuration.turnBytesAtOnce) = (turns, bytes)
    try await House(configuration: configuration).run { house in
      let before = try await house.beginIdle()
      try await house.behindHeldSignal(ids: 1...8) {}
      #expect(house.store.commits == before.commits + commits)
      #expect(try await house.signalNames() == (0...8).map { "\($0)" })
    }
  }

  @Test("what comes behind the end of the run is refused as ever")
  func behindTheEnd() async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        group.addTask { try await house.terminate() }
        await eventually { house.waiting == 1 }
        group.addTask {
          let error = await #expect(throws: ServiceError.self) { try await house.signal("wf", "late") }
          #expect(error == .notFound("workflow execution already completed"))
        }
        await eventually { house.waiting == 2 }
        house.store.release()
        try await group.waitForAll()
      }
      #expect(try await house.signalNames() == ["0"])
      #expect(try await house.status() == .terminated)
    }
  }

  @Test("a caller who is cancelled in line is told at once, and its turn is not decided")
  func cancelledInTime() async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        let cancelled = Task { try await house.signal("wf", "1") }
        await eventually { house.waiting == 1 }
        group.addTask { try await house.signal("wf", "2") }
        await eventually { house.waiting == 2 }
        cancelled.cancel()
        let error = await #expect(throws: ServiceError.self) { try await cancelled.value }
        #expect(error?.code == .cancelled)
        #expect(house.store.heldCommits == 1)
        house.store.release()
        try await group.waitForAll()
      }
      #expect(try await house.signalNames() == ["0", "2"])
    }
  }

  @Test("a caller who is cancelled when its turn has been taken along is answered all the same", arguments: [false, true])
  func cancelledTooLate(isStale: Bool) async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      let key = try await house.executionKey()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        group.addTask { try await house.signal("wf", "1") }
        await eventually { house.waiting == 1 }
        let cancelled = Task { try await house.signal("wf", "2") }
        await eventually { house.waiting == 2 }
        if isStale { house.store.failCommit(afterNext: .refuse(.versionConflict(key))) }
        house.store.releaseHeld()
        await eventually { house.store.heldCommits == 1 && house.waiting == 0 }
        cancelled.cancel()
        house.store.release()
        try await group.waitForAll()
        _ = try await cancelled.value
      }
      #expect(try await house.signalNames() == ["0", "1", "2"])
    }
  }

  @Test("a workflow task's completion goes before signals that wait, which would fill the task's buffer")
  func completionFirst() async throws {
    var rules = Rules.standard
    rules.maximumBufferedEvents = 2
    try await House(rules: rules).run { house in
      try await house.start()
      let task = try await house.poll()
      let before = house.store.commits
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        for number in 1...5 {
          group.addTask { try await house.signal("wf", "\(number)") }
          await eventually { house.waiting == number }
        }
        group.addTask { try await house.complete(task) }
        await eventually { house.waiting == 6 }
        house.store.release()
        try await group.waitForAll()
      }
      #expect(house.store.commits == before + 2)
      #expect(try await house.signalNames() == (0...5).map { "\($0)" })
      #expect(
        try await house.types().dropFirst(2) == [
          .workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionSignaled, .workflowTaskScheduled, .workflowExecutionSignaled,
          .workflowExecutionSignaled, .workflowExecutionSignaled, .workflowExecutionSignaled, .workflowExecutionSignaled,
        ])
    }
  }

  @Test("however callers are cancelled, everybody hears, and what is in the history is what was answered")
  func cancelledAtAnyTime() async throws {
    try await House().run { house in
      _ = try await house.beginIdle()
      let ended = Tally()
      house.store.hold()
      let calls = (0..<300).map { number in Task { try await house.signal("wf", "\(number)", requestID: "\(number)") } }
      let taken = try await withThrowingTaskGroup(of: String?.self) { group in
        for (number, call) in calls.enumerated() {
          group.addTask {
            defer { ended.count.add(1, ordering: .relaxed) }
            do {
              _ = try await call.value
              return "\(number)"
            } catch let error as ServiceError {
              #expect(error.code == .cancelled && number % 3 != 0)
              return nil
            }
          }
          guard number % 3 != 0 else { continue }
          group.addTask {
            for _ in 0..<number % 32 { await Task.yield() }
            call.cancel()
            return nil
          }
        }
        group.addTask {
          while ended.count.load(ordering: .relaxed) < calls.count {
            for _ in 0..<8 { await Task.yield() }
            house.store.releaseHeld()
          }
          return nil
        }
        return try await group.reduce(into: [String]()) { names, name in if let name { names.append(name) } }
      }
      house.store.release()
      #expect(try await house.signalNames().sorted() == taken.sorted())
    }
  }

  @Test("activities are started and completed together, and a task's completion takes along what waits")
  func activities() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work((1...8).map { .activity("\($0)") })
      var offered: [OfferedTask] = []
      for _ in 1...8 { offered.append(await house.sink.next(.activity)) }
      let before = house.store.commits
      let started = try await house.together(offered) { task in
        try await house.history.startActivityTask(task, identity: "w")
      }
      #expect(Set(started.map(\.activityID)).count == 8)
      #expect(house.store.commits == before + 2)
      _ = try await house.together(started) { task in try await house.completeActivity(task) }
      #expect(house.store.commits == before + 4)
      #expect(try await house.types().filter { $0 == .activityTaskCompleted }.count == 8)
      let task = try await house.poll()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        group.addTask { try await house.complete(task) }
        await eventually { house.waiting == 1 }
        group.addTask { try await house.signal("wf", "1") }
        await eventually { house.waiting == 2 }
        house.store.release()
        try await group.waitForAll()
      }
      #expect(house.store.commits == before + 6)
      #expect(
        try await house.types().suffix(5) == [
          .workflowTaskStarted, .workflowTaskCompleted, .workflowExecutionSignaled, .workflowTaskScheduled, .workflowExecutionSignaled,
        ])
    }
  }
}

private final class Tally: Sendable {
  let count = Atomic(0)
}

extension House {
  /// Callers in line for the workflow.
  fileprivate var waiting: Int {
    let slot = history.cache.peek(WorkflowKey(namespaceID: namespaceID, workflowID: "wf"))
    return slot?.contents.withLock { $0.line.count } ?? 0
  }

  /// A workflow that has answered its first task; answers the commits, transitions and the next event so far.
  fileprivate func beginIdle() async throws -> (commits: Int, transitions: Int64, nextEventID: Int64) {
    try await start()
    try await work()
    let record = try await executionRecord()
    return (store.commits, record.transitionCount, record.nextEventID)
  }

  fileprivate func executionRecord() async throws -> ExecutionRecord {
    try await history.look(at: try await executionKey()).state.record
  }

  fileprivate func signalNames() async throws -> [String] {
    try await events().filter { $0.eventType == .workflowExecutionSignaled }.map(\.workflowExecutionSignaledEventAttributes.signalName)
  }

  /// Sends the signals of these numbers, in order, while the commit of the signal 0 is held; then `prepare`s, releases it, and answers what errors
  /// the others got.
  @discardableResult
  fileprivate func behindHeldSignal(ids: ClosedRange<Int>, _ prepare: () -> Void) async throws -> [ServiceError] {
    store.hold()
    return try await withThrowingTaskGroup(of: ServiceError?.self) { group in
      group.addTask {
        try await signal("wf", "0", requestID: "0")
        return nil
      }
      await eventually { store.heldCommits == 1 }
      for number in ids {
        group.addTask {
          do { try await signal("wf", "\(number)", requestID: "\(number)") } catch let error as ServiceError { return error }
          return nil
        }
        await eventually { waiting == number }
      }
      prepare()
      store.release()
      return try await group.reduce(into: []) { errors, error in if let error { errors.append(error) } }
    }
  }

  /// Does all of it while the commit of the first is held.
  fileprivate func together<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ body: @escaping @Sendable (Input) async throws -> Output
  ) async throws -> [Output] {
    store.hold()
    return try await withThrowingTaskGroup(of: Output.self) { group in
      for (number, input) in inputs.enumerated() {
        group.addTask { try await body(input) }
        await eventually { store.heldCommits == 1 && waiting == number }
      }
      store.release()
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
