import HistoryEngine
import HistoryService
import Model
import TemporalAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DescribeTests {
  @Test("a description shows the run, its pending task and its pending activities in their states")
  func running() async throws {
    try await House().run { house in
      let started = try await house.start { $0.workflowRunTimeout = Duration.seconds(90).proto }
      try await house.work([
        .activity("waiting"), .activity("running"), .activity("retrying") { $0.scheduleToCloseTimeout = Duration.seconds(60).proto },
      ])
      var tasks: [String: PollActivityTaskQueueResponse] = [:]
      for _ in 0..<3 {
        let task = await house.sink.next(.activity)
        guard task.reference != 5 else { continue }
        let response = try await house.history.startActivityTask(task, identity: "worker")
        tasks[response.activityID] = response
      }
      var failed = RespondActivityTaskFailedRequest()
      failed.taskToken = try #require(tasks["retrying"]).taskToken
      failed.failure.message = "once"
      failed.failure.applicationFailureInfo.type = "Broken"
      _ = try await house.history.respondActivityTaskFailed(failed, namespaceID: namespaceID)
      try await house.signal()

      let description = try await house.describe()
      let info = description.workflowExecutionInfo
      #expect(info.execution.runID == started.runID && info.type.name == "Workflow" && info.taskQueue == "queue")
      #expect(info.historyLength == 9)
      #expect(info.searchAttributes.indexedFields["BuildIds"]?.data == .init(#"["unversioned"]"#.utf8))
      #expect(!info.hasCloseTime && !info.hasExecutionDuration)
      #expect(description.executionConfig.workflowRunTimeout == Duration.seconds(90).proto)
      #expect(!description.executionConfig.hasWorkflowExecutionTimeout)
      #expect(description.workflowExtendedInfo.requestIDInfos["start-wf"]?.eventID == 1)
      #expect(description.pendingWorkflowTask.state == .scheduled)
      #expect(description.pendingActivities.map(\.activityID) == ["waiting", "running", "retrying"])
      #expect(description.pendingActivities.map(\.state) == [.scheduled, .started, .scheduled])
      let retrying = description.pendingActivities[2]
      #expect(retrying.attempt == 2 && retrying.lastFailure.message == "once" && retrying.lastWorkerIdentity == "worker")
      #expect(retrying.currentRetryInterval == Duration.seconds(1).proto)
      #expect(retrying.expirationTime == (house.time.now + .seconds(60)).timestamp)
      #expect(description.pendingActivities[0].expirationTime == (house.time.now + .seconds(90)).timestamp)

      _ = try await house.poll()
      #expect(try await house.describe().pendingWorkflowTask.state == .started)
    }
  }

  @Test("a closed run shows when it closed and how long it took")
  func closed() async throws {
    try await House().run { house in
      try await house.start()
      let task = try await house.poll()
      house.time.clock.advance(by: .seconds(3))
      try await house.complete(task, [.complete])
      let description = try await house.describe()
      #expect(description.workflowExecutionInfo.status == .completed)
      #expect(description.workflowExecutionInfo.executionDuration == Duration.seconds(3).proto)
      #expect(!description.hasPendingWorkflowTask)
    }
  }
}
