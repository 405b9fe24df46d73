import HistoryService
import Model
import Synchronization
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RaceTests {
  @Test("of two completions of one task, one wins and the other finds nothing")
  func twoCompletions() async throws {
    try await House().run { house in
      for round in 0..<50 {
        let id = "wf\(round)"
        try await house.start(id)
        let task = try await house.poll()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
          for _ in 0..<2 { group.addTask { (try? await house.complete(task, [.complete])) != nil } }
          return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted { !$0 && $1 } == [false, true])
        #expect(try await house.types(id).filter { $0 == .workflowExecutionCompleted }.count == 1)
      }
    }
  }

  @Test("every signal of a storm is in the history once, whatever completes meanwhile")
  func signalStorm() async throws {
    try await House().run { house in
      try await house.start()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sender in 0..<4 {
          group.addTask { for number in 0..<50 { try await house.signal("wf", "\(sender)-\(number)") } }
        }
        group.addTask {
          for _ in 0..<20 {
            try await house.complete(try await house.poll()) { $0.forceCreateNewWorkflowTask = true }
          }
        }
        try await group.waitForAll()
      }
      try await house.work()
      let names = try await house.events().filter { $0.eventType == .workflowExecutionSignaled }
        .map(\.workflowExecutionSignaledEventAttributes.signalName)
      #expect(Set(names).count == 200)
      #expect(names.count == 200)
      for sender in 0..<4 {
        #expect(names.filter { $0.hasPrefix("\(sender)-") } == (0..<50).map { "\(sender)-\($0)" }, "a sender's signals keep their order")
      }
      let events = try await house.events()
      #expect(events.map(\.eventID) == Array(1...Int64(events.count)))
    }
  }

  @Test("turns of one workflow are taken in the order in which they came")
  func firstComeFirstServed() async throws {
    try await House().run { house in
      try await house.start()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "0") }
        await eventually { house.store.heldCommits == 1 }
        for number in 1..<20 {
          let arrived = Mutex(false)
          group.addTask {
            async let signal = house.signal("wf", "\(number)")
            arrived.withLock { $0 = true }
            _ = try await signal
          }
          await eventually { arrived.withLock { $0 } }
          for _ in 0..<50 { await Task.yield() }
        }
        house.store.release()
        try await group.waitForAll()
      }
      let names = try await house.events().filter { $0.eventType == .workflowExecutionSignaled }
        .map(\.workflowExecutionSignaledEventAttributes.signalName)
      #expect(names.first == "0")
      #expect(names.count == 20)
    }
  }

  @Test("a caller that is cancelled in line leaves it, and those behind it go on")
  func cancelledInLine() async throws {
    try await House().run { house in
      try await house.start()
      house.store.hold()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await house.signal("wf", "first") }
        await eventually { house.store.heldCommits == 1 }
        let cancelled = Task { try await house.signal("wf", "cancelled") }
        for _ in 0..<50 { await Task.yield() }
        cancelled.cancel()
        await #expect(throws: ServiceError.self) { try await cancelled.value }
        group.addTask { try await house.signal("wf", "last") }
        house.store.release()
        try await group.waitForAll()
      }
      let names = try await house.events().filter { $0.eventType == .workflowExecutionSignaled }
        .map(\.workflowExecutionSignaledEventAttributes.signalName)
      #expect(names == ["first", "last"])
    }
  }

  @Test("of many starts of one workflow id, one makes the run")
  func manyStarts() async throws {
    try await House().run { house in
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<20 { group.addTask { (try? await house.start("wf") { $0.requestID = "r\(number)" }) != nil } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
      #expect(house.sink.offered.count == 1)
    }
  }

  @Test("an activity goes to one of two workers")
  func oneActivityStart() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.activity()])
      let task = await house.sink.next(.activity)
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for worker in 0..<2 { group.addTask { (try? await house.history.startActivityTask(task, identity: "w\(worker)")) != nil } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
    }
  }
}
