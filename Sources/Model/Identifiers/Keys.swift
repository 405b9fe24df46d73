/// Names one workflow id within a namespace; at most one of its runs is open.
public struct WorkflowKey: Hashable, Sendable {
  public let namespaceID: UniqueID
  public let workflowID: String

  public init(namespaceID: UniqueID, workflowID: String) {
    self.namespaceID = namespaceID
    self.workflowID = workflowID
  }

  /// Where this workflow and all its runs live. The mapping is part of the storage format: it never changes.
  public var shard: ShardID {
    // FNV-1a: stable across processes and Swift versions, which `Hasher` is not.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for word in [namespaceID.high, namespaceID.low] {
      for shift in stride(from: 56, through: 0, by: -8) { mix(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }
    for byte in workflowID.utf8 { mix(byte) }
    return ShardID(UInt16(truncatingIfNeeded: (hash ^ hash >> 32) % UInt64(ShardID.count)))
  }
}

/// Names one run of a workflow.
public struct ExecutionKey: Hashable, Sendable {
  public let workflow: WorkflowKey
  public let runID: UniqueID

  public init(workflow: WorkflowKey, runID: UniqueID) {
    self.workflow = workflow
    self.runID = runID
  }

  public init(namespaceID: UniqueID, workflowID: String, runID: UniqueID) {
    self.init(workflow: WorkflowKey(namespaceID: namespaceID, workflowID: workflowID), runID: runID)
  }

  public var namespaceID: UniqueID { workflow.namespaceID }
  public var workflowID: String { workflow.workflowID }
}

/// One of the fixed 512 parts of the store. Ownership of a shard moves between processes; data does not.
public struct ShardID: Hashable, Sendable {
  /// A format constant, never an operator's choice.
  public static let count = 512
  public let rawValue: UInt16

  public init(_ rawValue: UInt16) { self.rawValue = rawValue }

  public static var all: [ShardID] { (0..<UInt16(count)).map(ShardID.init) }
}
