public import Model

/// Names one task queue: workflow and activity tasks, and Nexus requests, of the same queue name wait apart.
public struct TaskQueueID: Hashable, Sendable {
  /// What a queue hands out.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case workflow = 1
    case activity = 2
    case nexus = 3
  }

  public var namespaceID: UniqueID
  public var name: String
  public var kind: Kind

  public init(namespaceID: UniqueID, name: String, kind: Kind) {
    self.namespaceID = namespaceID
    self.name = name
    self.kind = kind
  }
}
