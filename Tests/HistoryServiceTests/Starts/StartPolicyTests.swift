import HistoryEngine
import Model
import TemporalAPI
import Testing

struct StartPolicyTests {
  private func existing(_ status: WorkflowExecutionStatus) -> StartPolicy.Existing {
    StartPolicy.Existing(workflowID: "wf", runID: "run", firstRunID: "first", startRequestID: "known", status: status)
  }

  private func refusal(_ message: String) -> StartDecision {
    .refuse(
      ServiceError(
        .alreadyExists, message,
        detail: .workflowExecutionAlreadyStarted(startRequestID: "known", runID: "run", firstExecutionRunID: "first")))
  }

  static let ends: [WorkflowExecutionStatus] = [.completed, .failed, .canceled, .terminated, .continuedAsNew, .timedOut]

  @Test("an unused workflow id starts under every policy", arguments: WorkflowIdConflictPolicy.allCases)
  func unused(conflict: WorkflowIdConflictPolicy) {
    for reuse in WorkflowIdReusePolicy.allCases {
      #expect(StartPolicy(reuse: reuse, conflict: conflict, requestID: "r").decide(nil) == .create)
    }
  }

  @Test("the request that made the run gets it again, whatever became of it")
  func repeated() {
    for status in Self.ends + [.running] {
      let policy = StartPolicy(reuse: .rejectDuplicate, conflict: .fail, requestID: "known")
      #expect(policy.decide(existing(status)) == .repeated)
    }
  }

  @Test("an open run is subject to the conflict policy alone")
  func open() {
    let running = refusal("Workflow execution is already running. WorkflowId: wf, RunId: run.")
    for reuse in [WorkflowIdReusePolicy.unspecified, .allowDuplicate, .allowDuplicateFailedOnly, .rejectDuplicate] {
      func decide(_ conflict: WorkflowIdConflictPolicy, signal: Bool = false) -> StartDecision {
        StartPolicy(reuse: reuse, conflict: conflict, requestID: "r", isSignalWithStart: signal).decide(existing(.running))
      }
      #expect(decide(.unspecified) == running)
      #expect(decide(.fail) == running)
      #expect(decide(.useExisting) == .useExisting)
      #expect(decide(.terminateExisting) == .terminateExisting)
      #expect(decide(.unspecified, signal: true) == .useExisting)
    }
  }

  @Test("a closed run is subject to the reuse policy alone", arguments: ends)
  func closed(status: WorkflowExecutionStatus) {
    for conflict in [WorkflowIdConflictPolicy.unspecified, .fail, .useExisting, .terminateExisting] {
      func decide(_ reuse: WorkflowIdReusePolicy) -> StartDecision {
        StartPolicy(reuse: reuse, conflict: conflict, requestID: "r").decide(existing(status))
      }
      #expect(decide(.unspecified) == .create)
      #expect(decide(.allowDuplicate) == .create)
      #expect(
        decide(.rejectDuplicate)
          == refusal(
            "Workflow execution already finished. WorkflowId: wf, RunId: run. Workflow Id reuse policy: reject duplicate workflow Id."))
      let admitsFailed = [.failed, .canceled, .terminated, .timedOut].contains(status)
      #expect(
        decide(.allowDuplicateFailedOnly)
          == (admitsFailed
            ? .create
            : refusal(
              "Workflow execution already finished successfully. WorkflowId: wf, RunId: run. "
                + "Workflow Id reuse policy: allow duplicate workflow Id if last run failed.")))
    }
  }

  @Test("the deprecated TERMINATE_IF_RUNNING means ALLOW_DUPLICATE with TERMINATE_EXISTING")
  func terminateIfRunning() {
    let policy = StartPolicy(reuse: .terminateIfRunning, conflict: .unspecified, requestID: "r")
    #expect(policy.decide(existing(.running)) == .terminateExisting)
    #expect(policy.decide(existing(.completed)) == .create)
  }
}
