public import TemporalAPI

/// The limits and defaults that decisions follow, as values, so that a namespace or a test may have others.
///
/// The numbers of `standard` are the original's defaults.
public struct Rules: Sendable {
  /// How long a closed run is kept.
  public var retention: Duration = .seconds(24 * 3600)
  /// How long a closed run is kept of which the namespace says something else; nil: it says nothing of any.
  public var retentionOfRun: (@Sendable (MutableState) -> Duration?)?
  /// The shortest time that a namespace may keep closed runs for.
  public var shortestRetention: Duration = .seconds(24 * 3600)
  /// The deletions of runs that closed at the same time are spread over this.
  public var retentionJitter: Duration = .seconds(30 * 60)
  public var namespaceName = "default"
  /// The namespace has an event feed (docs/decisions/024).
  public var recordsEvents = false

  public var defaultWorkflowTaskTimeout: Duration = .seconds(10)
  public var maximumWorkflowTaskTimeout: Duration = .seconds(120)
  /// From this attempt on a workflow task's timeout grows, which is how failing tasks are slowed down.
  public var firstStretchedAttempt: Int32 = 4
  public var workflowTaskRetryInitialInterval: Duration = .seconds(5)
  public var workflowTaskRetryMaximumInterval: Duration = .seconds(600)
  /// After so many workflow tasks that failed in a row the run says so in a search attribute; 0: never.
  public var reportedProblems: Int32 = 5
  /// How long a worker may keep a workflow task alive with completions that only ask for another one.
  public var workflowTaskHeartbeatTimeout: Duration = .seconds(30 * 60)

  /// How often a run skips time that does not say how often.
  public var maximumTimeSkips: Int32 = 200

  public var suggestContinueAsNewEvents: Int64 = 4096
  public var suggestContinueAsNewBytes: Int64 = 4 << 20
  public var maximumEvents: Int64 = 50 * 1024
  public var maximumHistoryBytes: Int64 = 50 << 20

  /// What is pending of a run, in bytes as it is stored.
  public var maximumStateBytes = 8 << 20

  public var maximumBufferedEvents = 100
  public var maximumBufferedBytes = 2 << 20

  /// Updates that a run may have in flight, that it may take altogether, and the size of the requests in flight.
  public var maximumUpdatesInFlight = 10
  public var maximumUpdates = 2000
  public var maximumUpdateBytesInFlight = 20 << 20
  /// From so many updates on a run is told to continue as new.
  public var suggestContinueAsNewUpdates = 1800
  /// From this attempt of a workflow task on, updates are refused instead of waiting for a task that keeps failing.
  public var failedUpdateAttempt: Int32 = 3
  /// How long a speculative workflow task waits on a normal queue before it becomes an ordinary one.
  public var speculativeTaskTimeout: Duration = .seconds(5)
  /// The events that a worker can be asked to forget with a speculative task that led to nothing.
  public var maximumForgottenEvents: Int64 = 10

  public var maximumPendingActivities = 2000
  /// Children, signals to other workflows and requests for their cancellation that have not come to an end.
  public var maximumPendingChildren = 2000
  public var maximumPendingExternalSignals = 2000
  public var maximumPendingExternalCancels = 2000
  public var maximumSignals: Int64 = 10_000
  public var maximumIDLength = 1000
  public var maximumPayloadBytes = 2 << 20
  /// Above this a payload is large enough to be warned of; an oversized failure is cut to it.
  public var warnedPayloadBytes = 512 << 10
  public var maximumMemoBytes = 2 << 20
  public var maximumSearchAttributes = 100
  public var maximumSearchAttributeValueBytes = 2 << 10
  public var maximumSearchAttributesBytes = 40 << 10
  public var maximumActivityFailureBytes = 4 << 10
  /// Callbacks of one run, those attached later included.
  public var maximumCallbacks = 2000
  public var maximumCallbackURLBytes = 1000
  public var maximumCallbackHeaderBytes = 8 << 10
  /// Where callbacks may go; none by default.
  public var callbackAddresses: [CallbackAddress] = []
  public var callbackInitialRetryInterval: Duration = .seconds(1)
  public var callbackMaximumRetryInterval: Duration = .seconds(3600)
  /// The shortest time between the starts of two runs of one chain.
  public var minimumRunInterval: Duration = .seconds(1)
  /// Timers and timeouts beyond this are cut to it.
  public var maximumDuration: Duration = .seconds(100 * 365 * 24 * 3600)
  /// The types of the search attributes that workflows may set, by name; nil: any name is taken.
  public var searchAttributeTypes: [String: IndexedValueType]?

  public init() {}

  public static let standard = Rules()
}
