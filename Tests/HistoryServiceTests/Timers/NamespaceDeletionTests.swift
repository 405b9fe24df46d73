import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryService

@Suite("A namespace that is deleted", .timeLimit(.minutes(1)))
struct NamespaceDeletionTests {
  private func left(_ house: House) async throws -> Int {
    let scope = VisibilityScope(namespaceID: namespaceID, division: nil)
    return try await house.store.list(VisibilityListing(scope: scope, limit: 1_000, item: ItemID(kind: 5, reference: 0))).count
  }

  /// Open and closed workflows and a batch job.
  private func fill(_ house: House) async throws {
    for number in 1...20 { try await house.start("w\(number)") }
    for number in 1...5 { try await house.terminate("w\(number)") }
    try await house.startBatch { $0.visibilityQuery = "WorkflowId = 'nobody'" }
  }

  @Test("goes with everything in it, and at last itself")
  func whole() async throws {
    try await House().run { house in
      try await fill(house)
      #expect(try await left(house) == 21)
      house.catalog.doom(at: house.time.now)
      house.history.emptyNamespace(namespaceID)
      await house.pass { house.catalog.doomedNamespaces.isEmpty }
      #expect(try await left(house) == 0)
      #expect(house.sink.offered.isEmpty)
    }
  }

  @Test("takes nothing new, and whoever waits for a workflow's end hears of it")
  func lastWords() async throws {
    try await House().run { house in
      try await house.start()
      let end = Task { try await house.history.history(.ofEnd, namespaceID: namespaceID, wait: .seconds(20)) }
      for _ in 0..<100 { await Task.yield() }
      house.catalog.doom(at: house.time.now)
      await #expect(throws: ServiceError.namespaceNotFound("default")) { try await house.start("late") }
      house.history.emptyNamespace(namespaceID)
      // No further than to the termination: whoever waits must hear of it before the end of his patience.
      await house.pass(.seconds(1))
      #expect(try await end.value.history.events.map(\.eventType) == [.workflowExecutionTerminated])
      await house.pass { house.catalog.doomedNamespaces.isEmpty }
    }
  }

  @Test("stays empty as long as it was asked to")
  func delayed() async throws {
    try await House().run { house in
      try await fill(house)
      let end = house.time.now + .seconds(600)
      house.catalog.doom(at: end)
      house.history.emptyNamespace(namespaceID)
      try await house.pass { try await left(house) == 0 }
      #expect(house.catalog.doomedNamespaces == [namespaceID: end])
      await house.pass { house.catalog.doomedNamespaces.isEmpty }
      #expect(house.time.now >= end)
    }
  }

  @Test("goes on going after a crash, and tries again what the store refused")
  func afterCrash() async throws {
    let house = House()
    try await house.run { house in
      try await fill(house)
      house.catalog.doom(at: house.time.now)
    }
    #expect(try await left(house) > 0)
    house.store.failNextDelete(.failed("the disk is full"))
    let restarted = house.restarted()
    try await restarted.run { house in
      await house.pass { house.catalog.doomedNamespaces.isEmpty }
      let remaining = try await left(house)
      #expect(remaining == 0)
    }
  }
}

extension GetWorkflowExecutionHistoryRequest {
  /// Asks for a workflow's last event, and waits for it.
  fileprivate static var ofEnd: GetWorkflowExecutionHistoryRequest {
    .with {
      $0.execution.workflowID = "wf"
      $0.historyEventFilterType = .closeEvent
      $0.waitNewEvent = true
    }
  }
}
