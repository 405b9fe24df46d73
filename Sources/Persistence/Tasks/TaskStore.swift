public import Model

/// Work that an execution owes the world: a task for a worker, or something to do at a time. The row written with the
/// transition is the queue entry; nothing is persisted again.
public protocol TaskStore: Sendable {
  /// Tasks of the shards that are due before `end`, after `cursor`, at most `limit`, ordered by due time, then by run id,
  /// kind and reference.
  func tasks(of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int) async throws(StoreError) -> [DueTask]
}

/// Names a task within its run. An execution has one task of each kind and reference; writing it again moves it.
public struct TaskID: Hashable, Sendable {
  /// The owner's number for the kind of task; part of the storage format.
  public var kind: UInt8
  public var reference: Int64

  public init(kind: UInt8, reference: Int64) {
    self.kind = kind
    self.reference = reference
  }
}

/// A task with the time it is due, and what its owner needs to offer it without loading the execution.
public struct StoredTask: Hashable, Sendable {
  public var id: TaskID
  public var due: WallTime
  public var payload: [UInt8]

  public init(id: TaskID, due: WallTime, payload: [UInt8] = []) {
    self.id = id
    self.due = due
    self.payload = payload
  }
}

/// A task with the run it belongs to.
public struct DueTask: Hashable, Sendable {
  public var key: ExecutionKey
  public var task: StoredTask

  public init(key: ExecutionKey, task: StoredTask) {
    self.key = key
    self.task = task
  }

  /// The cursor with which a reader goes on after this task.
  public var cursor: TaskCursor { TaskCursor(due: task.due, runID: key.runID, id: task.id) }
}

/// Where a reader of tasks has come to: after the task of this due time and name. Cursors are in the order tasks are read in.
public struct TaskCursor: Hashable, Sendable, Comparable {
  public var due: WallTime
  public var runID: UniqueID
  public var id: TaskID

  public init(due: WallTime, runID: UniqueID, id: TaskID) {
    self.due = due
    self.runID = runID
    self.id = id
  }

  public static func < (a: TaskCursor, b: TaskCursor) -> Bool {
    (a.due, a.runID, a.id.kind, a.id.reference) < (b.due, b.runID, b.id.kind, b.id.reference)
  }
}
