public import Model
public import VisibilityQuery

/// The names of attributes that the store itself keeps; every other name is one of `VisibilityRecord.attributes`.
public enum VisibilityAttribute: String, Sendable, CaseIterable {
  case workflowID = "WorkflowId"
  case runID = "RunId"
  case typeName = "WorkflowType"
  case taskQueue = "TaskQueue"
  case status = "ExecutionStatus"
  case startTime = "StartTime"
  case executionTime = "ExecutionTime"
  case closeTime = "CloseTime"
  case executionDuration = "ExecutionDuration"
  case parentWorkflowID = "ParentWorkflowId"
  case parentRunID = "ParentRunId"
  case rootWorkflowID = "RootWorkflowId"
  case rootRunID = "RootRunId"
  case historyLength = "HistoryLength"
  case historyBytes = "HistorySizeBytes"
  case transitions = "StateTransitionCount"
  case buildIDs = "BuildIds"
  case binaryChecksums = "BinaryChecksums"
  case division = "TemporalNamespaceDivision"
}

/// One execution as conditions are put to it.
public struct VisibleExecution: Sendable {
  public var key: ExecutionKey
  public var record: VisibilityRecord
  public var size: ExecutionSize

  public init(key: ExecutionKey, record: VisibilityRecord, size: ExecutionSize) {
    self.key = key
    self.record = record
    self.size = size
  }

  /// Its place in lists.
  public var place: VisibilityPlace {
    VisibilityPlace(closeTime: record.closeTime ?? .distantFuture, startTime: record.startTime, runID: key.runID)
  }

  /// The attribute's values: none when it is missing, the words of a text.
  public func values(_ field: QueryField) -> [QueryValue] {
    guard let attribute = VisibilityAttribute(rawValue: field.name) else { return record.attributes[field.name]?.values(of: field) ?? [] }
    func text(_ text: String?) -> [QueryValue] { text.map { [.text($0)] } ?? [] }
    func time(_ time: WallTime?) -> [QueryValue] { time.map { [.integer($0.nanoseconds)] } ?? [] }
    return switch attribute {
    case .workflowID: text(key.workflowID)
    case .runID: text(key.runID.description)
    case .typeName: text(record.typeName)
    case .taskQueue: text(record.taskQueue)
    case .status: [.integer(Int64(record.status))]
    case .startTime: time(record.startTime)
    case .executionTime: time(record.executionTime)
    case .closeTime: time(record.closeTime)
    case .executionDuration: record.closeTime.map { [.integer(max(0, $0.nanoseconds - record.executionTime.nanoseconds))] } ?? []
    case .parentWorkflowID: text(record.parent?.workflowID)
    case .parentRunID: text(record.parent?.runID.description)
    case .rootWorkflowID: text(record.root?.workflowID ?? key.workflowID)
    case .rootRunID: text((record.root?.runID ?? key.runID).description)
    case .historyLength: [.integer(size.historyLength)]
    case .historyBytes: [.integer(size.historyBytes)]
    case .transitions: [.integer(size.transitions)]
    case .buildIDs: record.buildIDs.map(QueryValue.text)
    case .binaryChecksums: record.binaryChecksums.map(QueryValue.text)
    case .division: record.division.isEmpty ? [] : text(record.division)
    }
  }
}

extension AttributeValue {
  /// The values that a search holds against; none when the attribute was of another type when this was set.
  public func values(of field: QueryField) -> [QueryValue] {
    field.kind.storedType == storedType ? values : []
  }

  /// The values as they are stored and compared: the words of a text.
  public var values: [QueryValue] {
    switch self {
    case .keyword(let word): [.text(word)]
    case .keywordList(let words): words.map(QueryValue.text)
    case .text(let text): TextWords.words(of: text).map(QueryValue.text)
    case .int(let number): [.integer(number)]
    case .double(let number): [.real(number)]
    case .bool(let truth): [.integer(truth ? 1 : 0)]
    case .datetime(let time): [.integer(time.nanoseconds)]
    }
  }

  /// Temporal's number of the type; part of the storage format.
  public var storedType: Int {
    switch self {
    case .text: 1
    case .keyword: 2
    case .int: 3
    case .double: 4
    case .bool: 5
    case .datetime: 6
    case .keywordList: 7
    }
  }
}

extension QueryField.Kind {
  /// The same of an attribute.
  public var storedType: Int {
    switch self {
    case .text: 1
    case .keyword, .status: 2
    case .int, .duration: 3
    case .double: 4
    case .bool: 5
    case .datetime: 6
    case .keywordList: 7
    }
  }
}
