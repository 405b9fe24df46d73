import HistoryEngine
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing
import VisibilityQuery

@Suite(.timeLimit(.minutes(1)))
struct StandaloneActivityTests {
  @Test("an activity that waited or ran when the process died goes on, and its outcome is read afterwards")
  func restart() async throws {
    let first = House()
    let task = try await first.run { house in
      try await house.startActivity("a") { $0.input = .text("in") }
      let task = try await house.pollActivity()
      try await house.startActivity("b")
      return task
    }
    try await first.restarted().run { house in
      let runID = try await house.describeActivity("a").runID
      #expect(task.input == .text("in") && task.activityRunID == runID)
      try await house.completeActivity(task)
      let other = try await house.pollActivity()
      #expect(other.activityID == "b")
    }
    try await first.restarted().run { house in
      #expect(try await house.describeActivity("a").info.status == .completed)
      #expect(try await house.describeActivity("b").info.runState == .started)
      var request = PollActivityExecutionRequest()
      request.activityID = "a"
      let outcome = try await house.history.pollActivity(request, namespaceID: namespaceID, wait: .zero)
      #expect(outcome.hasOutcome)
    }
  }

  @Test("a repeated start finds its run, also after a restart; another one is refused while it runs")
  func repeatedStart() async throws {
    let first = House()
    let runID = try await first.run { try await $0.startActivity("a").runID }
    try await first.restarted().run { house in
      let again = try await house.startActivity("a")
      #expect(again.runID == runID && !again.started)
      await #expect(throws: ServiceError.self) { try await house.startActivity("a") { $0.requestID = "other" } }
      let used = try await house.startActivity("a") {
        $0.requestID = "other"
        $0.idConflictPolicy = .useExisting
      }
      #expect(used.runID == runID)
    }
  }

  @Test("a workflow and an activity of one id do not meet")
  func sameID() async throws {
    try await House().run { house in
      try await house.start("same")
      try await house.startActivity("same")
      try await house.terminate("same")
      #expect(try await house.describeActivity("same").info.status == .running)
      #expect(try await house.status("same") == .terminated)
    }
  }

  @Test("a description waits for the next change, and an outcome for the end")
  func longPolls() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      let before = try await house.describeActivity("a")
      var request = DescribeActivityExecutionRequest()
      request.activityID = "a"
      request.runID = before.runID
      request.longPollToken = before.longPollToken
      let seen = request
      let change = Task { try await house.history.describeActivity(seen, namespaceID: namespaceID, wait: .seconds(20)) }
      let task = try await house.pollActivity()
      #expect(try await change.value.info.runState == .started)
      var poll = PollActivityExecutionRequest()
      poll.activityID = "a"
      let asked = poll
      let outcome = Task { try await house.history.pollActivity(asked, namespaceID: namespaceID, wait: .seconds(20)) }
      try await house.completeActivity(task)
      #expect(try await outcome.value.hasOutcome)
    }
  }

  @Test("nothing new in time is an empty answer")
  func nothingNew() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      var poll = PollActivityExecutionRequest()
      poll.activityID = "a"
      let asked = poll
      let outcome = Task { try await house.history.pollActivity(asked, namespaceID: namespaceID, wait: .seconds(5)) }
      await house.pass(untilEndOf: outcome)
      #expect(try await outcome.value == PollActivityExecutionResponse())
    }
  }

  @Test("lists are paged, open activities first, and show what was acknowledged")
  func lists() async throws {
    try await House().run { house in
      try await house.start("a workflow")
      for id in ["a", "b", "c", "d", "e"] {
        try await house.startActivity(id)
        house.time.clock.advance(by: .milliseconds(2))
      }
      var cancel = RequestCancelActivityExecutionRequest()
      cancel.activityID = "d"
      try await house.history.requestCancelActivity(cancel, namespaceID: namespaceID)
      let scope = VisibilityScope(namespaceID: namespaceID, division: VisibilityDivision.standaloneActivities)
      var found: [String] = []
      var start: VisibilityPosition?
      while let page = try? await house.history.list(scope, start: start, limit: 2), let last = page.last {
        found += page.map { $0.activity(types: [:]).activityID }
        start = .after(last.place)
      }
      #expect(found == ["e", "c", "b", "a", "d"])
      let counts = try await house.history.count(scope, by: [QueryField("ExecutionStatus", .int)], limit: 9)
      #expect(counts == [VisibilityGroup(values: [.integer(1)], count: 4), VisibilityGroup(values: [.integer(4)], count: 1)])
    }
  }

  @Test("a closed activity is deleted after its retention; an open one on request")
  func deletion() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      try await house.completeActivity(try await house.pollActivity())
      await house.pass(.seconds(3700) + Rules.standard.retentionJitter)
      await #expect(throws: ServiceError.notFound("activity not found for ID: a")) { try await house.describeActivity("a") }
      try await house.startActivity("b")
      var request = DeleteActivityExecutionRequest()
      request.activityID = "b"
      try await house.history.deleteActivity(request, namespaceID: namespaceID)
      await #expect(throws: ServiceError.notFound("activity not found for ID: b")) { try await house.describeActivity("b") }
    }
  }
}

extension House {
  @discardableResult
  func startActivity(
    _ id: String, _ configure: (inout StartActivityExecutionRequest) -> Void = { _ in }
  ) async throws -> StartActivityExecutionResponse {
    var request = StartActivityExecutionRequest()
    request.activityID = id
    request.activityType.name = "Activity"
    request.taskQueue.name = "queue"
    request.startToCloseTimeout = Duration.seconds(30).proto
    request.requestID = "start-\(id)"
    configure(&request)
    return try await history.startActivity(request, namespaceID: namespaceID)
  }

  @discardableResult
  func describeActivity(_ id: String) async throws -> DescribeActivityExecutionResponse {
    var request = DescribeActivityExecutionRequest()
    request.activityID = id
    return try await history.describeActivity(request, namespaceID: namespaceID, wait: .zero)
  }
}

extension HistoryConfiguration {
  fileprivate static func with(_ change: (inout HistoryConfiguration) -> Void) -> HistoryConfiguration {
    var configuration = HistoryConfiguration()
    change(&configuration)
    return configuration
  }
}
