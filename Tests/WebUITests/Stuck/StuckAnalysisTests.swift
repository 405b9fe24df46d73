import Foundation
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What a workflow waits for")
struct StuckAnalysisTests {
  private let now = Date(timeIntervalSince1970: 10_000)

  /// What is said first, as text.
  private func says(_ situation: Situation) -> String {
    StuckAnalysis.findings(situation.evidence(now))[0].telling.plain
  }

  @Test("a workflow task that nobody takes: the queue, and since when nobody has asked")
  func abandoned() {
    var situation = Situation()
    situation.task(attempt: 1, state: .scheduled)
    situation.pollers[situation.workflowQueue] = [.seen(9_000)]
    #expect(
      says(situation)
        == "No worker polls task queue orders since 1970-01-01 02:30:00 UTC: the workflow task of 1970-01-01 02:45:00 UTC waits.")
    situation.pollers[situation.workflowQueue] = []
    #expect(says(situation).hasPrefix("No worker polls task queue orders: the workflow task"))
    situation.pollers[situation.workflowQueue] = [.seen(9_950)]
    #expect(says(situation) == "Its workflow task waits since 1970-01-01 02:45:00 UTC for a worker of task queue orders.")
  }

  @Test("a server that does not say who polls is not taken for one without workers")
  func unknownPollers() {
    var situation = Situation()
    situation.task(attempt: 1, state: .scheduled)
    #expect(!says(situation).contains("No worker"))
  }

  @Test("a pinned workflow needs a worker of its version")
  func pinned() {
    var situation = Situation()
    situation.task(attempt: 1, state: .scheduled)
    situation.described.workflowExecutionInfo.versioningInfo.behavior = .pinned
    situation.described.workflowExecutionInfo.versioningInfo.deploymentVersion = .with { ($0.deploymentName, $0.buildID) = ("shop", "1") }
    situation.pollers[situation.workflowQueue] = [.seen(9_990, deployment: "shop", build: "2")]
    #expect(says(situation).hasPrefix("No worker of version shop:1 polls task queue orders"))
    situation.pollers[situation.workflowQueue]?.append(.seen(9_990, deployment: "shop", build: "1"))
    #expect(!says(situation).contains("No worker"))
  }

  @Test("a workflow task that fails: the attempt and the last failure")
  func failingTask() {
    var situation = Situation()
    situation.task(attempt: 7, state: .started)
    situation.events.add(
      .workflowTaskFailed, .workflowTaskFailedEventAttributes(.with { $0.failure = .application("bug", type: "KeyError") }))
    #expect(says(situation) == "Its workflow task fails since 1970-01-01 02:45:00 UTC, attempt 7: KeyError: bug.")
  }

  @Test("an activity in retry: the attempt, when it is next, and the last failure")
  func retry() {
    var situation = Situation()
    situation.activity {
      ($0.attempt, $0.maximumAttempts) = (7, 10)
      $0.nextAttemptScheduleTime = .init(seconds: 10_034)
      $0.lastFailure = .application("no answer", type: "HTTPError")
    }
    #expect(
      says(situation)
        == "Activity charge (a1) is in retry 7 of 10, next at 1970-01-01 02:47:14 UTC (in 34 s), last failure: HTTPError: no answer.")
  }

  @Test("an activity whose queue nobody polls is in the way more than one that is tried again")
  func weights() {
    var situation = Situation()
    situation.activity {
      $0.attempt = 3
      $0.nextAttemptScheduleTime = .init(seconds: 10_034)
    }
    situation.activity {
      $0.activityID = "a2"
      $0.activityOptions.taskQueue.name = "billing"
    }
    situation.pollers[.init(name: "billing", type: .activity)] = []
    let findings = StuckAnalysis.findings(situation.evidence(now))
    #expect(findings.map(\.weight) == [.blocked, .retrying])
    #expect(findings[0].telling.plain.hasPrefix("No worker polls task queue billing for activities: activity charge (a2) waits"))
  }

  @Test("pauses are named, with who did it and why")
  func pauses() {
    var situation = Situation()
    situation.activity {
      $0.paused = true
      $0.pauseInfo.manual = .with { ($0.identity, $0.reason) = ("ann", "provider is down") }
    }
    #expect(says(situation) == "Activity charge (a1) is paused, by ann: provider is down.")
    situation.described.workflowExtendedInfo.pauseInfo.identity = "bob"
    #expect(says(situation) == "The workflow is paused, by bob.")
  }

  @Test("timers that run are found in the history, the next to fire first; an ended one is none")
  func timers() {
    var situation = Situation()
    let first = situation.timer("1", seconds: 20_000)
    situation.timer("2", seconds: 9_120)
    situation.events.add(.timerCanceled, .timerCanceledEventAttributes(.with { $0.startedEventID = first }))
    #expect(says(situation) == "It waits for timer 2 until 1970-01-01 02:48:41 UTC (in 2 min 1 s).")
  }

  @Test("children, and work that goes on before what is only awaited")
  func children() {
    var situation = Situation()
    situation.described.pendingChildren = [.with { ($0.workflowID, $0.runID, $0.workflowTypeName) = ("ship-1", "r", "Ship") }]
    #expect(says(situation) == "It waits for child Ship (ship-1).")
    situation.activity {
      $0.state = .started
      $0.lastWorkerIdentity = "w@host"
    }
    #expect(says(situation) == "Activity charge (a1) runs at worker w@host.")
  }

  @Test("an update that was accepted and has no outcome")
  func updates() {
    var situation = Situation()
    situation.events.add(
      .workflowExecutionUpdateAccepted,
      .workflowExecutionUpdateAcceptedEventAttributes(.with { $0.acceptedRequest.input.name = "addItem" }))
    #expect(says(situation) == "It handles update addItem since 1970-01-01 00:16:40 UTC.")
  }

  @Test("nothing pending: a message from outside; and it is said when nobody would take it")
  func nothing() {
    var situation = Situation()
    situation.pollers[situation.workflowQueue] = []
    let findings = StuckAnalysis.findings(situation.evidence(now))
    #expect(findings[0].telling.plain == "Nothing is pending: it waits for a signal or an update.")
    #expect(findings[1].telling.plain == "No worker polls task queue orders: nobody will take what comes next.")
  }

  @Test("a start that is delayed says when and why")
  func delayed() {
    var situation = Situation()
    situation.described.workflowExecutionInfo.executionTime = .init(seconds: 10_060)
    situation.events.add(
      .workflowExecutionStarted, .workflowExecutionStartedEventAttributes(.with { $0.cronSchedule = "0 9 * * *" }))
    #expect(says(situation) == "It begins at 1970-01-01 02:47:40 UTC (in 1 min): cron schedule 0 9 * * *.")
  }
}

/// A workflow in some state.
private struct Situation {
  var described = DescribeWorkflowExecutionResponse.with {
    $0.workflowExecutionInfo.status = .running
    $0.workflowExecutionInfo.taskQueue = "orders"
  }
  var events = Events()
  var pollers: [StuckEvidence.Queue: [PollerInfo]] = [:]
  let workflowQueue = StuckEvidence.Queue(name: "orders", type: .workflow)

  func evidence(_ now: Date) -> StuckEvidence {
    StuckEvidence(described: described, tail: events.all.reversed(), tailIsWhole: true, pollers: pollers, now: now)
  }

  mutating func task(attempt: Int32, state: PendingWorkflowTaskState) {
    described.pendingWorkflowTask = .with {
      ($0.attempt, $0.state) = (attempt, state)
      $0.scheduledTime = .init(seconds: 9_900)
      $0.originalScheduledTime = .init(seconds: 9_900)
    }
  }

  mutating func activity(_ change: (inout WorkflowPendingActivityInfo) -> Void) {
    var activity = WorkflowPendingActivityInfo()
    (activity.activityID, activity.activityType.name, activity.state, activity.attempt) = ("a1", "charge", .scheduled, 1)
    change(&activity)
    described.pendingActivities.append(activity)
  }

  @discardableResult
  mutating func timer(_ id: String, seconds: Int64) -> Int64 {
    events.add(
      .timerStarted,
      .timerStartedEventAttributes(
        .with {
          $0.timerID = id
          $0.startToFireTimeout = .init(seconds: seconds)
        }))
  }
}

extension PollerInfo {
  fileprivate static func seen(_ seconds: Int64, deployment: String = "", build: String = "") -> PollerInfo {
    .with {
      $0.lastAccessTime = .init(seconds: seconds)
      ($0.deploymentOptions.deploymentName, $0.deploymentOptions.buildID) = (deployment, build)
    }
  }
}

extension Failure {
  fileprivate static func application(_ message: String, type: String) -> Failure {
    .with {
      $0.message = message
      $0.applicationFailureInfo.type = type
    }
  }
}
