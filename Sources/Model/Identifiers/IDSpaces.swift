extension UniqueID {
  /// Marks the ids that stand for the id spaces that a namespace has beside its workflows'. No UUID that a namespace gets has these bits: the highest of
  /// its version number (docs/decisions/011), and the second of its variant (docs/decisions/017).
  /// Both together mark batch jobs (docs/decisions/022).
  private static let activityBit: UInt64 = 0x8000
  private static let scheduleBit: UInt64 = 0x4000_0000_0000_0000

  /// The id under which the activities without a workflow of this namespace are kept, apart from its workflows.
  fileprivate var activitySpace: UniqueID { UniqueID(high: high | Self.activityBit, low: low) }
  fileprivate var isActivitySpace: Bool { high & Self.activityBit != 0 && low & Self.scheduleBit == 0 }
  /// The same of its schedules.
  fileprivate var scheduleSpace: UniqueID { UniqueID(high: high, low: low | Self.scheduleBit) }
  fileprivate var isScheduleSpace: Bool { high & Self.activityBit == 0 && low & Self.scheduleBit != 0 }
  /// The same of its batch jobs.
  fileprivate var batchSpace: UniqueID { UniqueID(high: high | Self.activityBit, low: low | Self.scheduleBit) }
  fileprivate var withoutSpace: UniqueID { UniqueID(high: high & ~Self.activityBit, low: low & ~Self.scheduleBit) }
}

extension WorkflowKey {
  /// Names an activity without a workflow. It has nothing to do with a workflow of the same id.
  public init(standaloneActivityID activityID: String, namespaceID: UniqueID) {
    self.init(namespaceID: namespaceID.activitySpace, workflowID: activityID)
  }

  /// Whether this names an activity without a workflow; its `workflowID` is the activity's id then.
  public var isStandaloneActivity: Bool { namespaceID.isActivitySpace }

  /// Names a schedule. It has nothing to do with a workflow of the same id.
  public init(scheduleID: String, namespaceID: UniqueID) {
    self.init(namespaceID: namespaceID.scheduleSpace, workflowID: scheduleID)
  }

  /// Whether this names a schedule; its `workflowID` is the schedule's id then.
  public var isSchedule: Bool { namespaceID.isScheduleSpace }

  /// Names a batch job. It has nothing to do with a workflow of the same id.
  public init(batchJobID jobID: String, namespaceID: UniqueID) {
    self.init(namespaceID: namespaceID.batchSpace, workflowID: jobID)
  }

  /// Whether this names a workflow, and nothing of another id space.
  public var isWorkflow: Bool { namespaceID == ownerID }

  /// The namespace as clients know it. `namespaceID` is also an id space of its own.
  public var ownerID: UniqueID { namespaceID.withoutSpace }
}
