public import Model

/// What the index of lists has of one run, column by column.
public struct IndexedExecution: Sendable {
  /// The namespace that the row is in.
  public var namespaceID: UniqueID
  public var workflowID: String
  /// Texts have their words alone, in alphabetical order.
  public var record: VisibilityRecord
  public var size: ExecutionSize
  /// Names of attributes that have rows in another namespace than the run's.
  public var misplacedAttributes: [String]

  public init(
    namespaceID: UniqueID, workflowID: String, record: VisibilityRecord, size: ExecutionSize, misplacedAttributes: [String]
  ) {
    self.namespaceID = namespaceID
    self.workflowID = workflowID
    self.record = record
    self.size = size
    self.misplacedAttributes = misplacedAttributes
  }
}

/// A count that is kept, and what it should be.
public struct WrongCount: Sendable {
  public var namespaceID: UniqueID
  public var division: String
  public var status: Int
  public var typeName: String
  public var kept: Int64
  public var right: Int64

  public init(namespaceID: UniqueID, division: String, status: Int, typeName: String, kept: Int64, right: Int64) {
    self.namespaceID = namespaceID
    self.division = division
    self.status = status
    self.typeName = typeName
    self.kept = kept
    self.right = right
  }
}
