public import Model

/// What operators set for task queues: few, read at start and kept in memory by their owner.
public protocol TaskQueueStore: Sendable {
  /// Every task queue that something was set for.
  func taskQueues() async throws(StoreError) -> [StoredTaskQueue]
  /// Adds the queue if its version is 1, or replaces the one of version `queue.version - 1`; what is there in another version is
  /// `StoreError.taskQueueConflict`.
  func put(_ queue: StoredTaskQueue) async throws(StoreError)
}

/// What is set for one task queue, as it lies in the store; the bytes are its owner's.
public struct StoredTaskQueue: Hashable, Sendable {
  public var namespaceID: UniqueID
  public var kind: UInt8
  public var name: String
  public var version: Int64
  public var bytes: [UInt8]

  public init(namespaceID: UniqueID, kind: UInt8, name: String, version: Int64, bytes: [UInt8]) {
    self.namespaceID = namespaceID
    self.kind = kind
    self.name = name
    self.version = version
    self.bytes = bytes
  }
}
