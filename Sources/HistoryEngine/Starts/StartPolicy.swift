public import HistoryRecords
public import Model
public import TemporalAPI

/// What a start does when its workflow id is taken: the id reuse policy speaks about closed runs, the id conflict policy about open ones.
public enum StartDecision: Sendable, Equatable {
  /// A new run may begin; the workflow id's current run, if any, is closed.
  case create
  /// The same request started this run before: it is answered again and nothing is done.
  case repeated
  /// The same request was attached to this run before: the run is what the caller gets, and nothing is done.
  case attachedBefore
  /// The open run is what the caller gets (and, for a signal-with-start, what is signalled).
  case useExisting
  /// The open run is terminated in the same commit in which the new one begins.
  case terminateExisting
  case refuse(ServiceError)
}

/// The rules of starting a workflow id that was used before.
public struct StartPolicy: Sendable, Equatable {
  /// The workflow id's current run.
  public struct Existing: Sendable, Equatable {
    public var workflowID: String
    public var runID: String
    public var firstRunID: String
    public var startRequestID: String
    public var status: WorkflowExecutionStatus
    /// Whose child it is; nil: nobody's.
    public var parent: ParentRecord?
    /// Whether the request that is decided about was attached to the run.
    public var hasRequestAttached: Bool
    /// Which start of which schedule it came from; nil: from none.
    public var scheduledBy: ScheduledByRecord?

    public init(
      workflowID: String, runID: String, firstRunID: String, startRequestID: String, status: WorkflowExecutionStatus,
      hasRequestAttached: Bool = false
    ) {
      self.workflowID = workflowID
      self.runID = runID
      self.firstRunID = firstRunID
      self.startRequestID = startRequestID
      self.status = status
      self.hasRequestAttached = hasRequestAttached
    }
  }

  public var reuse: WorkflowIdReusePolicy
  public var conflict: WorkflowIdConflictPolicy
  public var requestID: String
  /// Whose child is to be started; nil: nobody's. The same parent's same command starts one chain of runs only.
  public var parent: ParentRecord?
  /// Which start of which schedule this is; nil: of none. It starts one chain of runs only.
  public var scheduledBy: ScheduledByRecord?

  /// `conflict` left unspecified means FAIL for a start and USE_EXISTING for a signal-with-start. The deprecated reuse policy
  /// TERMINATE_IF_RUNNING means ALLOW_DUPLICATE with TERMINATE_EXISTING.
  public init(reuse: WorkflowIdReusePolicy, conflict: WorkflowIdConflictPolicy, requestID: String, isSignalWithStart: Bool = false) {
    self.reuse = reuse == .unspecified ? .allowDuplicate : reuse
    self.conflict = conflict == .unspecified ? (isSignalWithStart ? .useExisting : .fail) : conflict
    self.requestID = requestID
    if reuse == .terminateIfRunning {
      self.reuse = .allowDuplicate
      self.conflict = .terminateExisting
    }
  }

  /// What becomes of the start, given the latest run of the workflow id; nil: there is none.
  public func decide(_ existing: Existing?) -> StartDecision {
    guard let existing else { return .create }
    if !requestID.isEmpty && existing.startRequestID == requestID { return .repeated }
    if let parent, existing.parent == parent { return .repeated }
    if let scheduledBy, existing.scheduledBy == scheduledBy { return .repeated }
    if existing.hasRequestAttached { return .attachedBefore }
    return existing.status == .running || existing.status == .paused ? decideOpen(existing) : decideClosed(existing)
  }

  private func decideOpen(_ existing: Existing) -> StartDecision {
    switch conflict {
    case .useExisting: .useExisting
    case .terminateExisting: .terminateExisting
    default: .refuse(.alreadyStarted(existing, "Workflow execution is already running."))
    }
  }

  private func decideClosed(_ existing: Existing) -> StartDecision {
    switch reuse {
    case .allowDuplicateFailedOnly where !existing.status.isFailure:
      .refuse(
        .alreadyStarted(
          existing, "Workflow execution already finished successfully.",
          " Workflow Id reuse policy: allow duplicate workflow Id if last run failed."))
    case .rejectDuplicate:
      .refuse(
        .alreadyStarted(existing, "Workflow execution already finished.", " Workflow Id reuse policy: reject duplicate workflow Id."))
    default: .create
    }
  }
}

extension WorkflowExecutionStatus {
  /// Whether ALLOW_DUPLICATE_FAILED_ONLY admits a new run after this end. Continuing as new is no failure.
  fileprivate var isFailure: Bool {
    switch self {
    case .failed, .canceled, .terminated, .timedOut: true
    default: false
    }
  }
}

extension ServiceError {
  /// ALREADY_EXISTS with the detail by which SDKs find the run. The wording is the original's, which users match.
  fileprivate static func alreadyStarted(_ existing: StartPolicy.Existing, _ what: String, _ why: String = "") -> ServiceError {
    ServiceError(
      .alreadyExists, "\(what) WorkflowId: \(existing.workflowID), RunId: \(existing.runID).\(why)",
      detail: .workflowExecutionAlreadyStarted(
        startRequestID: existing.startRequestID, runID: existing.runID, firstExecutionRunID: existing.firstRunID))
  }
}
