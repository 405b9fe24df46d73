import HistoryEngine
import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ExternalTests {
  @Test("a signal reaches another workflow, and its sender learns of it")
  func signal() async throws {
    try await House().run { house in
      try await house.start("target") { $0.taskQueue.name = "elsewhere" }
      try await house.start()
      try await house.take("wf") { try await house.complete($0, [.signalExternal("target"), .cancelExternal("target")]) }
      await eventually { (try? await house.types().contains(.externalWorkflowExecutionSignaled)) == true }
      let types = try await house.types("target")
      #expect(types.count { $0 == .workflowExecutionSignaled } == 1)
      #expect(types.count { $0 == .workflowExecutionCancelRequested } == 1)
    }
  }

  @Test("a signal whose outcome a crash forgot reaches its target once")
  func crash() async throws {
    let first = House()
    try await first.run { house in
      try await house.start("target") { $0.taskQueue.name = "elsewhere" }
      try await house.start()
      try await house.take("wf") { task in
        house.store.hold()
        async let answer = house.complete(task, [.signalExternal("target")])
        await eventually { house.store.heldCommits == 1 }
        house.store.release()
        _ = try await answer
      }
      // The target's commit is written and the answer lost, so the sender does not know.
      await eventually { (try? await house.types("target").contains(.workflowExecutionSignaled)) == true }
    }
    try await first.restarted().run { (house: House) async throws in
      await house.pass { (try? await house.types().contains(.externalWorkflowExecutionSignaled)) == true }
      #expect(try await house.types("target").count { $0 == .workflowExecutionSignaled } == 1)
      #expect(try await house.types().count { $0 == .externalWorkflowExecutionSignaled } == 1)
    }
  }

  @Test("a target over its signal limit is told apart from one that is not there")
  func limits() async throws {
    var rules = Rules.standard
    rules.maximumSignals = 1
    try await House(rules: rules).run { house in
      try await house.start("target") { $0.taskQueue.name = "elsewhere" }
      try await house.signal("target")
      try await house.start()
      try await house.take("wf") { try await house.complete($0, [.signalExternal("target"), .signalExternal("nobody")]) }
      await eventually { (try? await house.types().count { $0 == .signalExternalWorkflowExecutionFailed }) == 2 }
      let causes = try await house.events().filter { $0.eventType == .signalExternalWorkflowExecutionFailed }
        .map(\.signalExternalWorkflowExecutionFailedEventAttributes.cause)
      #expect(Set(causes) == [.signalCountLimitExceeded, .externalWorkflowExecutionNotFound])
    }
  }

  @Test("a target that is closing is tried again, and holds up nobody else")
  func busy() async throws {
    try await House().run { house in
      try await house.start("target") { $0.taskQueue.name = "elsewhere" }
      let closing = try await house.poll()
      try await house.signal("target")
      await #expect(throws: ServiceError.self) { try await house.complete(closing, [.complete]) }
      let task = try await house.poll()
      try await house.start("other") { $0.taskQueue.name = "elsewhere" }
      try await house.start()
      try await house.take("wf") { try await house.complete($0, [.signalExternal("target"), .signalExternal("other")]) }
      await eventually { (try? await house.types().contains(.externalWorkflowExecutionSignaled)) == true }
      #expect(try await house.types().count { $0 == .externalWorkflowExecutionSignaled } == 1)
      try await house.complete(task)
      await house.pass { (try? await house.types().count { $0 == .externalWorkflowExecutionSignaled }) == 2 }
    }
  }
}
