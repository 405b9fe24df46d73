import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

extension House {
  /// A schedule whose workflows are called after it.
  @discardableResult
  func createSchedule(_ id: String = "s", every seconds: Int64 = 60, _ configure: (inout CreateScheduleRequest) -> Void = { _ in })
    async throws
    -> [UInt8]
  {
    var request = CreateScheduleRequest()
    request.scheduleID = id
    request.requestID = "create-\(id)"
    request.schedule.spec.interval = [.with { $0.interval.seconds = seconds }]
    request.schedule.action.startWorkflow.workflowID = id
    request.schedule.action.startWorkflow.workflowType.name = "Workflow"
    request.schedule.action.startWorkflow.taskQueue.name = "queue"
    configure(&request)
    return Array(try await history.createSchedule(request, namespaceID: namespaceID))
  }

  func schedule(_ id: String = "s") async throws -> DescribeScheduleResponse {
    try await history.describeSchedule(id, namespaceID: namespaceID)
  }

  func patchSchedule(_ id: String = "s", _ configure: (inout PatchScheduleRequest) -> Void) async throws {
    var request = PatchScheduleRequest()
    request.scheduleID = id
    configure(&request)
    try await history.patchSchedule(request, namespaceID: namespaceID)
  }

  /// Lets time pass while a worker completes whatever is started, until the condition holds.
  func completeAll(until condition: @escaping @Sendable () async throws -> Bool) async throws {
    try await pass {
      while let offered = sink.take(.workflow) {
        guard let task = try? await history.startWorkflowTask(offered, identity: "worker") else { continue }
        _ = try? await complete(task, [.complete])
      }
      return try await condition()
    }
  }

  /// The workflows of the namespace that are in the store, by how often each id is there.
  func workflows() async throws -> [String: Int] {
    try await listedWorkflows().reduce(into: [:]) { $0[$1.key.workflowID, default: 0] += 1 }
  }

  /// The ids of those that did not start in the minute (of a day) that the schedule has put into their names.
  func unpunctualWorkflows() async throws -> [String] {
    try await listedWorkflows().filter { workflow in
      let minute = workflow.place.startTime.nanoseconds / 60_000_000_000 % 1440
      let clock = workflow.key.workflowID.suffix(9).split(separator: ":").prefix(2).compactMap { Int64($0) }
      return clock != [minute / 60, minute % 60]
    }
    .map(\.key.workflowID)
  }

  private func listedWorkflows() async throws -> [ListedExecution] {
    let scope = VisibilityScope(namespaceID: namespaceID, division: VisibilityDivision.workflows)
    return try await store.list(VisibilityListing(scope: scope, limit: 100_000, item: ItemID(kind: 0, reference: 0)))
  }
}

@Suite(.timeLimit(.minutes(2)))
struct ScheduleTests {
  @Test("a schedule starts a workflow at each of its times, and learns how they end")
  func fires() async throws {
    try await House().run { house in
      try await house.createSchedule()
      try await house.completeAll { try await house.schedule().info.actionCount == 3 }
      try await house.completeAll { try await house.schedule().info.runningWorkflows.isEmpty }
      let info = try await house.schedule().info
      #expect(info.recentActions.map(\.startWorkflowStatus) == [.completed, .completed, .completed])
      #expect(info.recentActions.map(\.scheduleTime.seconds) == [1_700_000_040, 1_700_000_100, 1_700_000_160])
      #expect(info.recentActions.first?.startWorkflowResult.workflowID == "s-2023-11-14T22:14:00Z")
    }
  }

  @Test("a backfill that a crash interrupts goes on: every workflow is there, and once", arguments: [0, 1, 5, 17])
  func crashInBackfill(_ reached: Int64) async throws {
    let first = House()
    try await first.run { house in
      try await house.createSchedule { request in
        request.schedule.state.paused = true
        request.initialPatch.backfillRequest = [
          .with {
            $0.startTime.seconds = 1_600_000_020
            $0.endTime.seconds = 1_600_000_020 + 60 * 249
            $0.overlapPolicy = .allowAll
          }
        ]
      }
      await eventually { ((try? await house.schedule().info.actionCount) ?? 0) >= reached }
    }
    try await first.restarted().run { house in
      try await house.pass { try await house.schedule().info.actionCount == 250 }
      let workflows = try await house.workflows()
      #expect(workflows.count == 250 && workflows.values.allSatisfy { $0 == 1 })
    }
  }

  @Test("workflows that wait for one another go on after a crash, at whatever moment it comes", arguments: 0..<12)
  func crashInOrder(_ commits: Int) async throws {
    let first = House()
    try await first.run { house in
      try await house.createSchedule { request in
        request.schedule.state.paused = true
        request.schedule.policies.overlapPolicy = .bufferAll
        request.initialPatch.backfillRequest = [
          .with {
            $0.startTime.seconds = 1_600_000_020
            $0.endTime.seconds = 1_600_000_020 + 60 * 5
          }
        ]
      }
      for _ in 0..<commits {
        await eventually { ((try? await house.schedule().info.runningWorkflows.count) ?? 0) > 0 || house.sink.take(.workflow) != nil }
        guard let offered = house.sink.take(.workflow), let task = try? await house.history.startWorkflowTask(offered, identity: "w") else {
          break
        }
        _ = try? await house.complete(task, [.complete])
      }
    }
    try await first.restarted().run { house in
      try await house.completeAll {
        let info = try await house.schedule().info
        return info.actionCount == 6 && info.runningWorkflows.isEmpty && info.bufferSize == 0
      }
      let workflows = try await house.workflows()
      #expect(workflows.count == 6 && workflows.values.allSatisfy { $0 == 1 })
    }
  }

  @Test("schedules fire on time, and none is lost or doubled over twenty crashes")
  func crashes() async throws {
    var house = House()
    let (schedules, crashes, minutes) = (10, 20, 3)
    try await house.run { house in
      for number in 0..<schedules {
        try await house.createSchedule("s\(number)") { $0.schedule.policies.overlapPolicy = .allowAll }
      }
    }
    for crash in 1...crashes {
      house = house.restarted()
      try await house.run { house in
        try await house.completeAll { house.time.now >= TestTime.start + .seconds(60 * minutes * crash) }
      }
    }
    house = house.restarted()
    try await house.run { house in
      try await house.completeAll { try await house.workflows().count >= crashes * minutes * schedules }
      #expect(try await house.workflows().values.allSatisfy { $0 == 1 })
      #expect(try await house.unpunctualWorkflows() == [])
      for number in 0..<schedules {
        let info = try await house.schedule("s\(number)").info
        #expect(info.missedCatchupWindow == 0 && info.bufferDropped == 0 && info.actionCount >= crashes * minutes)
      }
    }
  }

  @Test("a deleted schedule is gone, and its id is free")
  func deletion() async throws {
    try await House().run { house in
      try await house.createSchedule()
      try await house.history.deleteSchedule("s", namespaceID: namespaceID)
      await #expect(throws: ServiceError.self) { try await house.schedule() }
      try await house.createSchedule { $0.requestID = "another" }
      #expect(try await house.schedule().info.actionCount == 0)
    }
  }

  @Test("the same request creates a schedule once, also after a restart; another one is refused")
  func repeatedCreation() async throws {
    let first = House()
    let token = try await first.run { try await $0.createSchedule() }
    try await first.restarted().run { house in
      let again = try await house.createSchedule()
      #expect(again == token)
      await #expect(throws: ServiceError.self) { try await house.createSchedule { $0.requestID = "other" } }
    }
  }

  @Test("a schedule with nothing left to do is deleted after a week")
  func expiration() async throws {
    try await House().run { house in
      try await house.createSchedule { request in
        request.schedule.spec = ScheduleSpec()
      }
      await house.pass(.seconds(6 * 86_400))
      _ = try await house.schedule()
      await house.pass { (try? await house.schedule()) == nil }
      try await house.pass {
        let scope = VisibilityScope(namespaceID: namespaceID, division: VisibilityDivision.schedules)
        let listing = VisibilityListing(scope: scope, limit: 1, item: ItemID(kind: 0, reference: 0))
        return try await house.store.list(listing).isEmpty
      }
    }
  }
}
