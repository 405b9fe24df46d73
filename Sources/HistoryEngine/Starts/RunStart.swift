public import HistoryRecords
public import Model
public import TemporalAPI

/// Everything that makes a new run: the client's request, and where the run stands in its chain.
public struct RunStart: Sendable {
  public var key: ExecutionKey
  public var request: StartWorkflowExecutionRequest
  /// A signal that is part of the start (signal-with-start).
  public var signal: SignalWorkflowExecutionRequest?
  /// What the run before hands on; nil for the first run of a chain.
  public var continuation: Continuation?
  /// Whose child the run is; nil: nobody's.
  public var parent: ParentRecord?
  /// How far the run's clock is ahead from the beginning, and what else of skipping goes on; nil: nothing.
  public var skipped: TimeSkippingStatePropagation?
  /// The schedule that the run, or its chain, was started by; nil: by none.
  public var scheduledBy: ScheduledByRecord?

  public init(key: ExecutionKey, request: StartWorkflowExecutionRequest, signal: SignalWorkflowExecutionRequest? = nil) {
    self.key = key
    self.request = request
    self.signal = signal
  }

  /// How a run follows another one of its chain.
  public struct Continuation: Sendable {
    public var previousRunID: String
    public var firstRunID: String
    public var initiator: ContinueAsNewInitiator
    public var attempt: Int32
    /// The chain's execution timeout ends here, however many runs it has; nil: never.
    public var executionExpiration: WallTime?
    public var firstTaskBackoff: Duration
    public var resetPoints = WorkflowResetPoints()
  }
}
