extension UniqueID {
  /// Marks the ids that stand for a namespace's second id space. No UUID that a namespace gets has this bit, which is the highest of its
  /// version number (docs/decisions/011).
  private static let activityBit: UInt64 = 0x8000

  /// The id under which the activities without a workflow of this namespace are kept, apart from its workflows.
  fileprivate var activitySpace: UniqueID { UniqueID(high: high | Self.activityBit, low: low) }
  fileprivate var isActivitySpace: Bool { high & Self.activityBit != 0 }
  fileprivate var withoutSpace: UniqueID { UniqueID(high: high & ~Self.activityBit, low: low) }
}

extension WorkflowKey {
  /// Names an activity without a workflow. It has nothing to do with a workflow of the same id.
  public init(standaloneActivityID activityID: String, namespaceID: UniqueID) {
    self.init(namespaceID: namespaceID.activitySpace, workflowID: activityID)
  }

  /// Whether this names an activity without a workflow; its `workflowID` is the activity's id then.
  public var isStandaloneActivity: Bool { namespaceID.isActivitySpace }

  /// The namespace as clients know it. `namespaceID` is also an id space of its own.
  public var ownerID: UniqueID { namespaceID.withoutSpace }
}
