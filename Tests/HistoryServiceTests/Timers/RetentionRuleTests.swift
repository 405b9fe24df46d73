import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing
import VisibilityQuery

@testable import HistoryService

@Suite("Rules of retention", .timeLimit(.minutes(1)))
struct RetentionRuleTests {
  private static let hour = Duration.seconds(3600)

  /// A house in which closed runs are kept for an hour, but for those of the rules.
  private func house(_ rules: (String, Duration)...) throws -> House {
    var spread = Rules.standard
    spread.retentionJitter = .zero
    let house = House(rules: spread)
    house.catalog.setRetentionRules(try Self.rules(rules))
    return house
  }

  private static func rules(_ rules: [(String, Duration)]) throws -> RetentionRules {
    RetentionRules(
      try rules.map { filter, retention in
        RetentionRules.Rule(try ListQuery(filter, schema: .workflows(["Tier": .keyword]), now: .epoch).condition, retention: retention)
      })
  }

  /// How long closed runs of these ids are kept, in hours.
  private func hoursKept(_ house: House, _ ids: [String]) async throws -> [Int64] {
    let closed = house.time.now
    var kept: [Int64] = []
    for id in ids {
      await house.pass {
        do { _ = try await house.describe(id) } catch { return (error as? ServiceError)?.code == .notFound }
        return false
      }
      kept.append((house.time.now - closed).components.seconds / 3600)
    }
    return kept
  }

  @Test("the first rule that selects a run says how long it is kept, and without one its namespace does")
  func firstMatch() async throws {
    let house = try house(
      ("ExecutionStatus = 'Failed' AND WorkflowType = 'Workflow'", Self.hour * 3),
      ("ExecutionStatus IN ('Failed', 'Terminated')", Self.hour * 2))
    try await house.run { house in
      for id in ["completed", "terminated", "failed"] { try await house.start(id) }
      for _ in 1...3 {
        let task = try await house.poll()
        switch task.workflowExecution.workflowID {
        case "completed": try await house.complete(task, [.complete])
        case "failed": try await house.complete(task, [.failed])
        default: try await house.terminate("terminated")
        }
      }
      #expect(try await hoursKept(house, ["completed", "terminated", "failed"]) == [1, 2, 3])
    }
  }

  @Test("a run is measured as it is stored: its last events count")
  func sizes() async throws {
    let house = try house()
    try await house.run { house in
      try await house.start("wf1")
      try await house.work([.complete])
      let info = try await house.describe("wf1").workflowExecutionInfo
      let filter =
        "WorkflowId = 'wf2' AND HistoryLength = \(info.historyLength) AND StateTransitionCount = \(info.stateTransitionCount)"
        + " AND HistorySizeBytes > \(info.historySizeBytes - 20)"
      house.catalog.setRetentionRules(try Self.rules([(filter, Self.hour / 2)]))
      try await house.start("wf2")
      try await house.work([.complete])
      #expect(try await hoursKept(house, ["wf2"]) == [0])
    }
  }

  @Test("changed rules reach runs that are closed")
  func changed() async throws {
    let house = try house(("WorkflowId = 'wf'", Self.hour * 5))
    try await house.run { house in
      try await house.start()
      try await house.work([.complete])
      house.catalog.setRetentionRules(try Self.rules([("WorkflowId STARTS_WITH 'w'", Self.hour * 2)]))
      house.history.settleRetention(of: namespaceID)
      #expect(try await hoursKept(house, ["wf"]) == [2])
      #expect(house.catalog.unsettledRetentions.isEmpty)
    }
  }
}

extension Command {
  fileprivate static var failed: Command {
    .with {
      $0.commandType = .failWorkflowExecution
      $0.failWorkflowExecutionCommandAttributes.failure.message = "broken"
    }
  }
}
