import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ActivityControlTests {
  private static let one = ActivityTarget(of: .with { $0.workflowID = "wf" }, .id("a"))

  private func pausedHouse() async throws -> House {
    let house = House()
    try await house.run { house in
      try await house.start()
      try await house.work([.activity()])
      _ = await house.sink.next(.activity)
      let pause = ActivityPause(identity: "operator", reason: "look", requestID: "p")
      try await house.history.pauseActivities(Self.one, pause, namespaceID: namespaceID)
    }
    return house
  }

  @Test("a pause outlives the process, and so does what was paused")
  func pauseIsDurable() async throws {
    let first = try await pausedHouse()
    try await first.restarted().run { house in
      let pending = try #require(try await house.describe().pendingActivities.first)
      #expect(pending.state == .paused && pending.pauseInfo.manual.reason == "look")
      #expect(house.sink.take(.activity) == nil)
      try await house.history.unpauseActivities(Self.one, ActivityUnpause(), namespaceID: namespaceID)
      let task = try await house.pollActivity()
      try await house.completeActivity(task)
      #expect(try await house.types().contains(.activityTaskCompleted))
    }
  }

  @Test("with a jitter the attempt is offered within it, also after a restart")
  func jitter() async throws {
    let first = try await pausedHouse()
    try await first.restarted().run { house in
      let unpause = ActivityUnpause(jitter: house.history.jitter(below: .seconds(60)))
      try await house.history.unpauseActivities(Self.one, unpause, namespaceID: namespaceID)
    }
    try await first.restarted().run { house in
      await house.pass(until: { !house.sink.offered.isEmpty })
      let task = try await house.pollActivity()
      #expect(task.attempt == 1)
    }
  }

  @Test("options are restored from the schedule event, which may lie in the store only")
  func restore() async throws {
    let first = try await pausedHouse()
    try await first.restarted().run { house in
      let options = ActivityOptions.with { $0.taskQueue.name = "other" }
      let change = ActivityOptionsChange.set([.taskQueueName], from: options)
      let changed = try await house.history.updateActivityOptions(Self.one, change, namespaceID: namespaceID)
      #expect(changed.taskQueue.name == "other")
      let restored = try await house.history.updateActivityOptions(Self.one, .restore, namespaceID: namespaceID)
      #expect(restored.taskQueue.name == "queue")
    }
  }
}
