import HistoryRecords
public import Model
public import TemporalAPI

/// The workflow that a signal or a cancel request comes from.
public struct Sender: Sendable {
  public var execution: WorkflowExecution
  /// The run that the sender's history began with: the sender itself, unless a reset made it. Empty: not known.
  public var originalRunID: String
  /// The event of the sender's by which it asked; 0: it asked by its end.
  public var initiatedEventID: Int64
  /// The target must be the sender's child.
  public var insistsOnChild: Bool

  public init(_ key: ExecutionKey, originalRunID: String = "", initiatedEventID: Int64 = 0, insistsOnChild: Bool) {
    execution = WorkflowExecution(key)
    self.originalRunID = originalRunID
    self.initiatedEventID = initiatedEventID
    self.insistsOnChild = insistsOnChild
  }
}

extension Turn {
  /// Throws NOT_FOUND when the sender thinks that the run is its child and it is not.
  func requireChild(of sender: Sender?) throws(ServiceError) {
    guard let sender, sender.insistsOnChild else { return }
    guard let parent = state.parent, parent.isOrWas(sender) else { throw .notFound("workflow parent does not match") }
  }

  /// Whether a command names another namespace than its own, which is not allowed.
  func isForeign(_ namespace: String) -> Bool { !namespace.isEmpty && namespace != rules.namespaceName }
}

extension ParentRecord {
  /// Whether the parent is the sender, or the sender is a run that a reset made of the parent.
  fileprivate func isOrWas(_ sender: Sender) -> Bool {
    if execution == sender.execution { return true }
    return workflowID == sender.execution.workflowID && !originalRunID.isEmpty && originalRunID == sender.originalRunID
  }
}

extension ExecutionKey {
  /// The id of the request by which this run signals another workflow, or asks for its cancellation: always the same for the same initiated event,
  /// so that the target knows it again.
  public func externalRequestID(initiatedEventID: Int64) -> String {
    UniqueID(high: runID.high, low: runID.low ^ UInt64(bitPattern: initiatedEventID)).description
  }
}
