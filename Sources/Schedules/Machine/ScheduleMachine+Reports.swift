public import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

/// How a workflow that a schedule started has ended.
public struct ScheduledRunEnd: Sendable {
  /// Which start it was.
  public var number: Int64
  public var workflowID: String
  /// The first run of its chain.
  public var runID: String
  public var status: WorkflowExecutionStatus
  public var result: Payloads?
  public var failure: Failure?

  public init(
    number: Int64, workflowID: String, runID: String, status: WorkflowExecutionStatus, result: Payloads? = nil, failure: Failure? = nil
  ) {
    self.number = number
    self.workflowID = workflowID
    self.runID = runID
    self.status = status
    self.result = result
    self.failure = failure
  }
}

extension ScheduleMachine {
  /// A workflow runs, whose start was in `launching`. Reporting it twice changes nothing.
  public mutating func reportStarted(_ number: Int64, workflowID: String, runID: String, at time: WallTime, now: WallTime) {
    guard let start = starts.first(where: { $0.number == number && $0.launching }) else { return }
    forget(number)
    changes.progress = true
    progress.actionCount += 1
    var action = ScheduleActionResult()
    action.scheduleTime = Google_Protobuf_Timestamp(WallTime(nanoseconds: start.actualTime))
    action.actualTime = Google_Protobuf_Timestamp(time)
    action.startWorkflowResult.workflowID = workflowID
    action.startWorkflowResult.runID = runID
    action.startWorkflowStatus = .running
    progress.recentActions.append(action)
    if progress.recentActions.count > limits.shownActions { progress.recentActions.removeFirst() }
    if !start.overlapping {
      var run = ScheduledRunRecord()
      run.number = number
      run.workflowID = workflowID
      run.runID = runID
      progress.running.append(run)
    }
    wake(at: now)
  }

  /// A start was refused for good: its time is over.
  public mutating func reportRefused(_ number: Int64, now: WallTime) {
    guard starts.contains(where: { $0.number == number && $0.launching }) else { return }
    forget(number)
    wake(at: now)
  }

  /// A running workflow was asked to stop, as `stopping` wanted it.
  public mutating func reportStopped(_ number: Int64, _ stop: ScheduledStop, now: WallTime) {
    guard let index = progress.running.firstIndex(where: { $0.number == number && $0.stop == stop }) else { return }
    progress.running[index].stopped = true
    changes.progress = true
    wake(at: now)
  }

  /// Whether it is not known yet that the workflow was started: then its end cannot be taken.
  public func isLaunching(_ number: Int64) -> Bool { starts.contains { $0.number == number && $0.launching } }

  /// A workflow has ended; the next one gets what came of it, and one that waited for it starts.
  public mutating func reportEnd(_ end: ScheduledRunEnd, now: WallTime) {
    for index in progress.recentActions.indices {
      let execution = progress.recentActions[index].startWorkflowResult
      guard execution.workflowID == end.workflowID, execution.runID == end.runID else { continue }
      progress.recentActions[index].startWorkflowStatus = end.status
      changes.progress = true
    }
    guard let index = progress.running.firstIndex(where: { $0.number == end.number }) else { return }
    progress.running.remove(at: index)
    changes.progress = true
    keepOutcome(of: end)
    pauseIfFailed(end)
    wake(at: now)
  }

  private mutating func keepOutcome(of end: ScheduledRunEnd) {
    if let result = end.result {
      outcome = ScheduleOutcomeRecord()
      outcome.result = result
    } else if let failure = end.failure {
      // The last result stays what it is.
      outcome.failure = failure
    } else {
      return
    }
    changes.outcome = true
  }

  private mutating func pauseIfFailed(_ end: ScheduledRunEnd) {
    guard definition.policies.pauseOnFailure, end.status == .failed || end.status == .timedOut, !progress.state.paused else { return }
    progress.state.paused = true
    progress.state.notes =
      end.failure.map { "paused due to workflow failure: \(end.workflowID): \($0.message)" }
      ?? "paused due to workflow timeout: \(end.workflowID)"
    progress.conflictToken += 1
  }
}

extension Google_Protobuf_Timestamp {
  init(_ time: WallTime) {
    let seconds = time.wholeSeconds
    self.init(seconds: seconds, nanos: Int32(time.nanoseconds - seconds * 1_000_000_000))
  }
}
