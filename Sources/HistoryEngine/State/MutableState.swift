import HeapModule
public import HistoryRecords
public import Model
public import Schedules
public import TemporalAPI

/// One run of a workflow as the server holds it in memory: what its history amounts to, and what is pending.
///
/// A value: a `Turn` works on a copy, and what is not committed is simply dropped.
public struct MutableState: Sendable {
  public let key: ExecutionKey
  public internal(set) var record: ExecutionRecord
  /// Pending activities by the id of their scheduled event.
  public private(set) var activities = SharedMap<Int64, ActivityRecord>()
  /// Pending timers by timer id.
  public private(set) var timers = SharedMap<String, TimerRecord>()
  /// Children that have not ended, by the id of their initiated event.
  public internal(set) var children = SharedMap<Int64, ChildRecord>()
  /// Signals to other workflows whose outcome is not known, by the id of their initiated event; and requests for their cancellation.
  public internal(set) var externalSignals = SharedMap<Int64, ExternalRequestRecord>()
  public internal(set) var externalCancels = SharedMap<Int64, ExternalRequestRecord>()
  /// Events that wait for the running workflow task to end before they get their ids, oldest first.
  public internal(set) var buffer = EventBuffer()
  /// Request ids of the signals this run has taken.
  public internal(set) var signalRequestIDs = SharedSet<String>()
  public internal(set) var details = DetailsRecord()
  /// Updates that the workflow has accepted and not completed, by update id.
  public internal(set) var acceptedUpdates = SharedMap<String, UpdateRecord>()
  /// Updates that are completed, by update id.
  public internal(set) var completedUpdates = SharedMap<String, UpdateRecord>()
  /// Updates that the workflow has not accepted yet, in the order in which they came. Soft state, but for those that are in the history.
  public internal(set) var pendingUpdates: [PendingUpdate] = []
  /// Where each build of the worker completed its first workflow task: to there the run can be reset when that build was bad.
  public internal(set) var resetPoints = WorkflowResetPoints()
  // What few runs have is shared: every turn copies the state.

  /// How the run skips time; nil: it was never told to.
  @Shared public internal(set) var timeSkipping: TimeSkippingRecord? = nil
  /// Requests, beside the one that started the run, that it answers to, by request id.
  public internal(set) var requests = SharedMap<String, RequestRecord>()
  /// Who is to be told how the run ends, by number.
  public internal(set) var callbacks = SharedMap<Int64, CallbackRecord>()
  /// What started an activity without a workflow, which is the run's only activity; nil: the run is a workflow's.
  @Shared public internal(set) var standalone: StandaloneActivityRecord? = nil
  @Shared public internal(set) var standaloneEnd = StandaloneEndRecord()
  /// Of a batch job: what it does, and how far it has come.
  @Shared public internal(set) var batch = BatchJobRecord()
  @Shared public internal(set) var batchProgress = BatchProgressRecord()
  /// The schedule that this is instead of a run; nil: it is a run.
  @Shared public internal(set) var schedule: ScheduleMachine? = nil
  /// The workflow task a worker is computing. Soft state: it is never stored, and a restart forgets it (docs/decisions/001).
  public internal(set) var startedTask: StartedWorkflowTask?
  /// The pending workflow task was made for updates alone: it is as soft as its start, and leaves no trace unless something comes of it
  /// (docs/decisions/010).
  public internal(set) var isTaskSpeculative = false

  /// Scheduled event ids of pending activities, by activity id.
  private(set) var activityIDs = SharedMap<String, Int64>()
  /// Ids of pending timers, by the id of their started event.
  private(set) var timerIDs = SharedMap<Int64, String>()
  /// When something pending may be due.
  var deadlines = Heap<PendingDeadline>()
  /// What the run owes other workflows, by reference: each has its row (`Errand`).
  var openErrands = SharedSet<Int64>()

  init(key: ExecutionKey, record: ExecutionRecord) {
    self.key = key
    self.record = record
  }

  public var isOpen: Bool { record.status == .running || isPaused }

  /// Whether the run is held: open, but nothing is given out to workers.
  public var isPaused: Bool { record.status == .paused }

  /// Whether a worker has something to do now, or does it.
  public func isWaitingForWorkers(at now: WallTime) -> Bool {
    if isPaused { return startedTask != nil || activities.values.contains(where: \.isStarted) }
    guard isOpen, !record.hasWorkflowTask else { return isOpen }
    return activities.values.contains { $0.isStarted || !$0.hasPause && $0.attemptScheduledTime <= now.nanoseconds }
  }

  /// Whether the first workflow task is still held back: by a start delay, a retry interval, a cron schedule, or a parent that has not recorded
  /// its child's start.
  public var isHeldBack: Bool { record.firstTaskDue != 0 || record.awaitsParent }

  /// The size of what is not stored of the run, in bytes on the wire.
  public var softBytes: Int { pendingUpdates.reduce(0) { $0 + $1.bytes } }

  /// Whether there is a workflow task, or will be without anything happening.
  public var expectsWorkflowTask: Bool { record.hasWorkflowTask || isHeldBack && !isPaused }
}

// What is pending has an entry in `deadlines` that is not later than its next deadline.
extension MutableState {
  /// Adds or changes an activity.
  mutating func set(_ activity: ActivityRecord) {
    let id = activity.scheduledEventID
    let known = activities[id]?.nextDeadline
    activities[id] = activity
    activityIDs[activity.activityID] = id
    if let next = activity.nextDeadline, known.map({ next < $0 }) ?? true { expect(id, at: next) }
  }

  mutating func add(_ timer: TimerRecord) {
    timers[timer.timerID] = timer
    timerIDs[timer.startedEventID] = timer.timerID
    expect(timer.startedEventID, at: WallTime(nanoseconds: timer.fireTime))
  }

  /// Takes an activity out. Its id stays another's that a command gave it to meanwhile.
  mutating func remove(_ activity: ActivityRecord) {
    activities[activity.scheduledEventID] = nil
    if activityIDs[activity.activityID] == activity.scheduledEventID { activityIDs[activity.activityID] = nil }
  }

  /// The same of a timer.
  mutating func remove(_ timer: TimerRecord) {
    timerIDs[timer.startedEventID] = nil
    if timers[timer.timerID]?.startedEventID == timer.startedEventID { timers[timer.timerID] = nil }
  }
}

/// What is known of a started workflow task beyond its schedule.
public struct StartedWorkflowTask: Sendable, Equatable {
  public let scheduledEventID: Int64
  public let startedEventID: Int64
  public let attempt: Int32
  public let startedTime: WallTime
  public let timeout: Duration
  public let requestID: String
  public internal(set) var identity: String
  public let isSticky: Bool
  /// Values that the persisted event must repeat exactly as the worker saw them.
  public let historyBytes: Int64
  public let suggestedReasons: [SuggestContinueAsNewReason]
}
