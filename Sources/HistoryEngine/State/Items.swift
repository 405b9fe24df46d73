/// What of an execution is stored apart from its record. The numbers are part of the storage format.
enum ItemKind: UInt8 {
  case activity = 1
  case timer = 2
  case bufferedEvent = 3
  case signalRequestID = 4
  case details = 5
  case child = 6
  case externalSignal = 7
  case externalCancel = 8
  /// An accepted update; reference: its accepted event's id.
  case update = 9
  /// An update that is durable before it is accepted; reference: its admitted event's id.
  case admittedUpdate = 10
  case request = 11
  case callback = 12
  case resetPoints = 13
  case timeSkipping = 15
  /// Reference 0: what started it; 1: how it ended.
  case standaloneActivity = 16
  /// Reference 0: what a schedule is to do; 1: what its last workflow came to; 2: the requests that changed it.
  case schedule = 17
  case scheduleProgress = 18
  /// A start that a schedule owes; reference: its number.
  case scheduledStart = 19
  /// What a batch job does, and how far it has come.
  case batch = 20
  case batchProgress = 21
}

extension MutableState {
  /// The item with memo and search attributes, which lists read beside the record.
  public static let detailsItem: (kind: UInt8, reference: Int64) = (ItemKind.details.rawValue, 0)
}

/// A change to a stored item.
public enum ItemChange: Sendable, Equatable {
  case upsert(kind: UInt8, reference: Int64, bytes: [UInt8])
  case delete(kind: UInt8, reference: Int64)
}

/// The kinds of task an execution has rows for. The numbers are part of the storage format.
public enum TaskKind: UInt8, Sendable {
  /// A workflow task waits for a worker; reference 0.
  case workflowTask = 1
  /// An activity attempt waits for a worker; reference: the scheduled event id.
  case activityTask = 2
  /// The execution wants a turn at a time; reference 0 (docs/decisions/004).
  case wakeUp = 3
  /// The closed run is to be deleted; reference 0.
  case deletion = 4
  /// The run owes something to another workflow; reference: the initiated event id, or a negative number for what it owes but once (`Errand`).
  case crossExecution = 5
  /// Somebody is to be told how the closed run ended; reference: the callback's number.
  case callback = 6
  /// A batch job has targets left; reference 0.
  case batch = 12
}
