public import HistoryRecords
public import Model
public import TemporalAPI

/// One run of a workflow as the server holds it in memory: what its history amounts to, and what is pending.
///
/// A value: a `Turn` works on a copy, and what is not committed is simply dropped.
public struct MutableState: Sendable {
  public let key: ExecutionKey
  public internal(set) var record: ExecutionRecord
  /// Pending activities by the id of their scheduled event.
  public internal(set) var activities: [Int64: ActivityRecord] = [:]
  /// Pending timers by timer id.
  public internal(set) var timers: [String: TimerRecord] = [:]
  /// Events that wait for the running workflow task to end before they get their ids, oldest first.
  public internal(set) var buffer: [BufferedEvent] = []
  /// Request ids of the signals this run has taken.
  public internal(set) var signalRequestIDs: Set<String> = []
  public internal(set) var details = DetailsRecord()
  /// The workflow task a worker is computing. Soft state: it is never stored, and a restart forgets it (docs/decisions/001).
  public internal(set) var startedTask: StartedWorkflowTask?

  /// Scheduled event ids of pending activities, by activity id.
  var activityIDs: [String: Int64] = [:]

  init(key: ExecutionKey, record: ExecutionRecord) {
    self.key = key
    self.record = record
  }

  public var isOpen: Bool { record.status == .running }

  /// Whether the first workflow task is still held back by a start delay, a retry interval or a cron schedule.
  public var isHeldBack: Bool { record.firstTaskDue != 0 }

  /// Whether there is a workflow task, or will be without anything happening.
  public var expectsWorkflowTask: Bool { record.hasWorkflowTask || isHeldBack }
}

/// An event without an id, waiting in the buffer.
public struct BufferedEvent: Sendable, Equatable {
  /// Order of arrival; names the stored item.
  public let sequence: Int64
  public var event: HistoryEvent
}

/// What is known of a started workflow task beyond its schedule.
public struct StartedWorkflowTask: Sendable, Equatable {
  public let scheduledEventID: Int64
  public let startedEventID: Int64
  public let attempt: Int32
  public let startedTime: WallTime
  public let timeout: Duration
  public let requestID: String
  public let identity: String
  public let isSticky: Bool
  /// Values that the persisted event must repeat exactly as the worker saw them.
  public let historyBytes: Int64
  public let suggestedReasons: [SuggestContinueAsNewReason]
}
