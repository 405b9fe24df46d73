import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@Suite("Completion callbacks", .timeLimit(.minutes(1)))
struct CallbackTests {
  private static let callback: @Sendable (inout StartWorkflowExecutionRequest) -> Void = { request in
    request.completionCallbacks = [
      .with {
        $0.nexus.url = "http://receiver/x"
        $0.nexus.header = ["token": "secret"]
      }
    ]
  }

  private func states(_ house: House, runID: String = "") async throws -> [CallbackState] {
    try await house.describe(runID: runID).callbacks.map(\.state)
  }

  @Test("nothing is posted before the run's end is committed, and then once")
  func posted() async throws {
    try await House().run { house in
      try await house.start("wf", Self.callback)
      #expect(try await states(house) == [.standby])
      #expect(house.callbacks.posted.isEmpty)
      try await house.work([.complete])
      await eventually { !house.callbacks.posted.isEmpty }
      try await eventually { try await states(house) == [.succeeded] }
      #expect(house.callbacks.posted.count == 1)
      let post = try #require(house.callbacks.posted.first)
      #expect(post.url == "http://receiver/x" && post.headers["token"] == "secret")
      #expect(post.headers["nexus-operation-state"] == "succeeded" && post.body.isEmpty)
      #expect(post.headers["nexus-link"]?.hasPrefix("<temporal:///namespaces/default/workflows/wf/") == true)
      #expect(post.headers["nexus-operation-start-time"]?.hasSuffix(" GMT") == true)
    }
  }

  @Test("what is refused is posted again after a while, also by the server that comes after a crash")
  func retried() async throws {
    let first = House()
    first.callbacks.willAnswer(.success(CallbackResponse(status: 503)), .failure(CallbackSendError("no route")))
    try await first.run { house in
      try await house.start("wf", Self.callback)
      try await house.work([.complete])
      try await eventually { try await states(house) == [.backingOff] }
      await house.pass { house.callbacks.posted.count == 2 }
      try await eventually { try await house.describe().callbacks[0].attempt == 2 }
      #expect(try await house.describe().callbacks[0].lastAttemptFailure.message == "no route")
    }
    try await first.restarted().run { house in
      await house.pass { house.callbacks.posted.count == 1 }
      try await eventually { try await states(house) == [.succeeded] }
    }
  }

  @Test("a refusal for good ends it")
  func refused() async throws {
    let house = House()
    house.callbacks.willAnswer(.success(CallbackResponse(status: 404)))
    try await house.run { house in
      try await house.start("wf", Self.callback)
      try await house.terminate()
      try await eventually { try await states(house) == [.failed] }
      let info = try await house.describe().callbacks[0]
      #expect(info.lastAttemptFailure.message == "handler error (NOT_FOUND)")
      #expect(house.callbacks.posted[0].headers["nexus-operation-state"] == "failed")
    }
  }

  @Test("continuing as new takes the callbacks along")
  func chain() async throws {
    try await House().run { house in
      let first = try await house.start("wf", Self.callback)
      let task = try await house.poll()
      house.time.clock.advance(by: .seconds(10))
      try await house.complete(task, [.continueAsNew])
      #expect(try await states(house, runID: first.runID) == [.standby])
      #expect(try await states(house) == [.standby])
      try await house.work([.complete])
      try await eventually { try await states(house) == [.succeeded] }
      #expect(house.callbacks.posted.count == 1)
    }
  }

  @Test("starts that find the workflow attach their callbacks, and are known by their request ids from then on")
  func attached() async throws {
    let first = House()
    let attach: @Sendable (inout StartWorkflowExecutionRequest) -> Void = {
      Self.callback(&$0)
      $0.requestID = "second"
      $0.workflowIDConflictPolicy = .useExisting
      $0.onConflictOptions.attachRequestID = true
      $0.onConflictOptions.attachCompletionCallbacks = true
    }
    try await first.run { house in
      try await house.start()
      let answer = try await house.start("wf", attach)
      #expect(!answer.started && answer.link.workflowEvent.requestIDRef.requestID == "second")
      #expect(try await states(house) == [.standby])
    }
    try await first.restarted().run { house in
      #expect(try await !house.start("wf", attach).started)
      #expect(try await house.types().filter { $0 == .workflowExecutionOptionsUpdated }.count == 1)
      try await house.terminate()
      try await eventually { try await states(house) == [.succeeded] }
      let link = house.callbacks.posted.first?.headers["nexus-link"]
      #expect(link?.contains("referenceType=RequestIdReference&requestID=second") == true)
    }
  }
}
