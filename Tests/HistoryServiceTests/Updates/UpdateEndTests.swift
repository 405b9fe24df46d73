import HistoryEngine
import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

/// How updates end with their run, with the process, and with the store's troubles.
@Suite(.timeLimit(.minutes(1)))
struct UpdateEndTests {
  @Test("a crash loses what was not accepted, and its caller may send it again")
  func crashBeforeAcceptance() async throws {
    for isSent in [false, true] {
      let first = House()
      try await first.run { house in
        try await house.start()
        try await house.work()
        _ = await house.send("u")
        if isSent { _ = try await house.poll() }
      }
      first.time.clock.advance(by: .milliseconds(1))
      try await first.restarted().run { house in
        await #expect(throws: ServiceError.notFound("update \"u\" not found")) { try await house.pollUpdate("u") }
        #expect(try await house.types().count == 4)
        let update = await house.send("u")
        try await house.takeUpdates()
        #expect(try await update.value.stage == .completed)
      }
    }
  }

  @Test("a crash loses nothing of an accepted update, which is completed afterwards")
  func crashAfterAcceptance() async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      try await house.work()
      let update = await house.send("u", until: .accepted)
      let task = try await house.poll()
      try await house.answer(task, [.accept(task.messages[0])])
      _ = try await update.value
    }
    let second = first.restarted()
    try await second.run { house in
      #expect(try await house.pollUpdate("u").stage == .accepted)
      let update = Task { try await house.update("u") }
      try await house.signal()
      try await house.answer(try await house.poll(), [.complete("u")])
      #expect(try await update.value.outcome.success == .text("done"))
    }
    try await second.restarted().run { house in
      let polled = try await house.pollUpdate("u", until: .completed)
      #expect(polled.outcome.success == .text("done"))
    }
  }

  @Test("a worker's acceptance that cannot be committed is no acceptance, and the update is sent again behind the caller's back")
  func commitFails() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      let update = await house.send("u")
      let task = try await house.poll()
      house.store.failNextCommit(.writeAndRefuse(.unknownOutcome("broken")))
      await #expect(throws: ServiceError.self) {
        try await house.answer(task, [.accept(task.messages[0]), .complete("u")])
      }
      #expect(try await update.value.stage == .completed, "what was written counts, whoever heard of it")
    }
    try await House().run { house in
      try await house.start()
      try await house.work()
      let update = await house.send("u")
      let task = try await house.poll()
      house.store.failNextCommit(.refuse(.failed("broken")))
      await #expect(throws: ServiceError.self) { try await house.answer(task, [.accept(task.messages[0])]) }
      try await house.answer(task, [.accept(task.messages[0]), .complete("u")])
      #expect(try await update.value.stage == .completed)
    }
  }

  @Test("when the run is forgotten under a waiting update, the update is sent again")
  func forgotten() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      let update = await house.send("u")
      _ = try await house.poll()
      house.history.cache.peek(WorkflowKey(namespaceID: namespaceID, workflowID: "wf"))?.forget()
      try await house.takeUpdates()
      #expect(try await update.value.stage == .completed)
      #expect(try await house.types().filter { $0 == .workflowExecutionUpdateAccepted }.count == 1)
    }
  }

  @Test("a closing run ends the waits for its updates")
  func closed() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work()
      let accepted = await house.send("accepted")
      var task = try await house.poll()
      try await house.answer(task, [.accept(task.messages[0])])
      let admitted = await house.send("admitted")
      task = try await house.poll()
      try await house.complete(task, [.complete])
      await #expect(throws: ServiceError.notFound("workflow update was aborted by closing workflow")) { try await admitted.value }
      let failure = try await accepted.value.outcome.failure
      #expect(failure.applicationFailureInfo.type == "AcceptedUpdateCompletedWorkflow")
      #expect(try await house.pollUpdate("accepted", until: .completed).outcome.failure == failure)
    }
  }

  @Test("updates that wait when the service shuts down are told so")
  func shutDown() async throws {
    try await House().run { house in
      try await house.start()
      let update = await house.send("u")
      house.history.shutDown()
      let error = await #expect(throws: ServiceError.self) { try await update.value }
      #expect(error?.code == .unavailable)
    }
  }
}
