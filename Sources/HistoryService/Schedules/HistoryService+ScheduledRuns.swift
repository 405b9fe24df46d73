import HistoryEngine
import HistoryRecords
import Logging
import Model
import Schedules
import SwiftProtobuf
import TemporalAPI

extension HistoryService {
  /// Starts a workflow for a schedule. The same start again finds what it made, however far that chain has come.
  func startScheduled(_ start: ScheduledStartRecord, of schedule: MutableState) async throws(ServiceError) -> ErrandResult {
    guard let machine = schedule.schedule else { return .done }
    let request = machine.request(
      for: start, scheduleID: schedule.key.workflowID, identity: identity(of: schedule), requestID: "\(schedule.key.runID)-\(start.number)")
    let workflow = WorkflowKey(namespaceID: schedule.key.workflow.ownerID, workflowID: request.workflowID)
    let new = NewRun(request, scheduledBy: ScheduledByRecord(schedule.key, number: start.number))
    do throws(ServiceError) {
      let state = try await withSlot(workflow) { slot, effects throws(ServiceError) in try await self.start(new, in: slot, &effects).state }
      let execution = WorkflowExecution.with {
        $0.workflowID = request.workflowID
        $0.runID = state.record.firstRunID
      }
      return .outcome(.scheduledStarted(start.number, execution, at: time.now()))
    } catch {
      guard ![.unavailable, .resourceExhausted, .cancelled].contains(error.code) else { throw error }
      logger.warning(
        "a schedule could not start its workflow",
        metadata: ["schedule": "\(schedule.key.workflowID)", "workflow": "\(request.workflowID)", "error": "\(error.message)"])
      return .outcome(.scheduledStartRefused(start.number))
    }
  }

  /// Cancels or terminates a workflow that a schedule started. One that has ended meanwhile is left alone.
  func stopScheduled(_ run: ScheduledRunRecord, of schedule: MutableState) async throws(ServiceError) -> ErrandResult {
    let workflow = WorkflowKey(namespaceID: schedule.key.workflow.ownerID, workflowID: run.workflowID)
    let identity = identity(of: schedule)
    do throws(ServiceError) {
      try await turn(workflow, nil) { turn throws(ServiceError) in
        try turn.requireChain(run.runID)
        guard turn.state.isOpen else { return }
        if run.stop == .terminate {
          try turn.terminate(reason: "terminated by schedule overlap policy", details: nil, identity: identity)
        } else {
          var request = RequestCancelWorkflowExecutionRequest()
          request.reason = "cancelled by schedule overlap policy"
          request.identity = identity
          request.requestID = "\(schedule.key.runID)-\(run.number)"
          try turn.requestCancel(request)
        }
      }
    } catch {
      if error.code != .notFound { throw error }
    }
    return .outcome(.scheduledStopped(run.number, run.stop))
  }

  /// Tells a schedule how a workflow that it started has ended.
  func tellSchedule(of run: CachedRun) async throws(ServiceError) -> ErrandResult {
    guard let by = run.state.scheduledBy, let schedule = by.key(in: run.state.key.namespaceID) else { return .outcome(.scheduleTold) }
    let closing = try await event(run.state.record.closingEventID, of: run)
    let end = ScheduledRunEnd(run.state, number: by.number, closingEvent: closing)
    do throws(ServiceError) {
      let wasTold = try await turn(schedule.workflow, schedule.runID) { turn in
        guard turn.state.schedule?.isLaunching(by.number) != true else { return false }
        turn.changeSchedule { $0.reportEnd(end, now: $1) }
        return true
      }
      return wasTold ? .outcome(.scheduleTold) : .later
    } catch {
      guard error.code == .notFound else { throw error }
      return .outcome(.scheduleTold)
    }
  }

  private func identity(of schedule: MutableState) -> String {
    "temporal-scheduler-\(namespaceName(schedule.key.workflow.ownerID))-\(schedule.key.workflowID)"
  }
}

extension ScheduledRunEnd {
  fileprivate init(_ state: MutableState, number: Int64, closingEvent: HistoryEvent) {
    self.init(number: number, workflowID: state.key.workflowID, runID: state.record.firstRunID, status: state.record.status)
    switch closingEvent.attributes {
    case .workflowExecutionCompletedEventAttributes(let it): result = it.hasResult ? it.result : nil
    case .workflowExecutionFailedEventAttributes(let it): failure = it.failure
    default: break
    }
  }
}
