public import Model

/// One atomic write: one execution, or two when a run continues as another. The same execution may be written several times, one version after
/// the other.
public struct Commit: Sendable {
  public var fence: ShardFence
  public var executions: [ExecutionWrite]
  public var currentRun: CurrentRunWrite?

  public init(fence: ShardFence, executions: [ExecutionWrite], currentRun: CurrentRunWrite? = nil) {
    self.fence = fence
    self.executions = executions
    self.currentRun = currentRun
  }
}

/// Moves a workflow id to another run.
public struct CurrentRunWrite: Sendable {
  public var workflow: WorkflowKey
  /// The run that must be current now; nil: the workflow id must be unused.
  public var expected: UniqueID?
  public var new: UniqueID

  public init(workflow: WorkflowKey, expected: UniqueID?, new: UniqueID) {
    self.workflow = workflow
    self.expected = expected
    self.new = new
  }
}

/// What a commit changes of one execution. The cost of writing it is what is in it, never what is pending.
public struct ExecutionWrite: Sendable {
  public var key: ExecutionKey
  /// The version the execution must have; 0: it must not exist. It has `expectedVersion + 1` afterwards.
  public var expectedVersion: Int64
  public var state: [UInt8]
  public var upsertedItems: [StoredItem]
  public var deletedItems: [ItemID]
  public var appendedHistory: [HistoryBatch]
  public var upsertedTasks: [StoredTask]
  public var deletedTasks: [TaskID]
  /// What of the visibility index changes with it; nil: nothing. A new execution without it is in no list.
  public var visibility: VisibilityChange?
  public var size = ExecutionSize()
  /// What the feed of the execution's namespace says of it; nil: nothing.
  public var feedEntry: FeedEntry?

  public init(
    key: ExecutionKey, expectedVersion: Int64, state: [UInt8], upsertedItems: [StoredItem] = [], deletedItems: [ItemID] = [],
    appendedHistory: [HistoryBatch] = [], upsertedTasks: [StoredTask] = [], deletedTasks: [TaskID] = []
  ) {
    self.key = key
    self.expectedVersion = expectedVersion
    self.state = state
    self.upsertedItems = upsertedItems
    self.deletedItems = deletedItems
    self.appendedHistory = appendedHistory
    self.upsertedTasks = upsertedTasks
    self.deletedTasks = deletedTasks
  }
}
