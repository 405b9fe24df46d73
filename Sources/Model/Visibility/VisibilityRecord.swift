/// What lists can find an execution by. Everything else that a list shows is read from the execution itself.
public struct VisibilityRecord: Hashable, Sendable {
  /// Which executions of the namespace this one belongs to; empty: to its workflows.
  public var division: String
  public var typeName: String
  public var taskQueue: String
  /// Temporal's number for the status.
  public var status: Int
  public var startTime: WallTime
  public var executionTime: WallTime
  /// Nil: it is open.
  public var closeTime: WallTime?
  /// Whose child it is; nil: nobody's.
  public var parent: VisibleRun?
  /// The top of the tree that it belongs to; nil: itself.
  public var root: VisibleRun?
  /// Of the workers that completed its workflow tasks; and what older ones sent instead.
  public var buildIDs: [String]
  public var binaryChecksums: [String]
  public var attributes: [String: AttributeValue]

  public init(
    division: String = "", typeName: String, taskQueue: String, status: Int, startTime: WallTime, executionTime: WallTime,
    closeTime: WallTime? = nil, parent: VisibleRun? = nil, root: VisibleRun? = nil, buildIDs: [String] = [],
    binaryChecksums: [String] = [], attributes: [String: AttributeValue] = [:]
  ) {
    self.division = division
    self.typeName = typeName
    self.taskQueue = taskQueue
    self.status = status
    self.startTime = startTime
    self.executionTime = executionTime
    self.closeTime = closeTime
    self.parent = parent
    self.root = root
    self.buildIDs = buildIDs
    self.binaryChecksums = binaryChecksums
    self.attributes = attributes
  }
}

/// Another run of the same server, by its names.
public struct VisibleRun: Hashable, Sendable {
  public var workflowID: String
  public var runID: UniqueID

  public init(workflowID: String, runID: UniqueID) {
    self.workflowID = workflowID
    self.runID = runID
  }
}
