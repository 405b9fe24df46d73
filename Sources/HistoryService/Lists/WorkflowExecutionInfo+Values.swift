import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

extension WorkflowExecutionInfo {
  /// What the index of lists has of a workflow that is shown so, for conditions to be put to; nil: the run has no id.
  ///
  /// - Parameter types: Those of the namespace's search attributes.
  func visible(_ types: [String: IndexedValueType]) -> VisibleExecution? {
    guard let runID = UniqueID(execution.runID) else { return nil }
    let key = ExecutionKey(namespaceID: UniqueID(high: 0, low: 0), workflowID: execution.workflowID, runID: runID)
    let size = ExecutionSize(historyLength: historyLength, historyBytes: historySizeBytes, transitions: stateTransitionCount)
    return VisibleExecution(key: key, record: visibilityRecord(types), size: size)
  }

  /// The same of the workflow alone. What `search_attributes` does not say (the division) is left as it is in most.
  func visibilityRecord(_ types: [String: IndexedValueType]) -> VisibilityRecord {
    var record = VisibilityRecord(
      typeName: type.name, taskQueue: taskQueue, status: status.rawValue, startTime: WallTime(startTime),
      executionTime: WallTime(executionTime), closeTime: hasCloseTime ? WallTime(closeTime) : nil)
    if hasParentExecution { record.parent = VisibleRun(parentExecution) }
    if hasRootExecution { record.root = VisibleRun(rootExecution) }
    for (name, payload) in searchAttributes.indexedFields {
      let type = types[name] ?? IndexedValueType(typeName: payload.metadata["type"].map { String(decoding: $0, as: UTF8.self) } ?? "")
      if let type { record.attributes[name] = AttributeValue(payload, as: type) }
    }
    record.buildIDs = record.takeList("BuildIds")
    record.binaryChecksums = record.takeList("BinaryChecksums")
    return record
  }
}

extension VisibilityRecord {
  fileprivate mutating func takeList(_ name: String) -> [String] {
    if case .keywordList(let words)? = attributes.removeValue(forKey: name) { words } else { [] }
  }
}

extension VisibleRun {
  fileprivate init?(_ execution: WorkflowExecution) {
    guard let runID = UniqueID(execution.runID) else { return nil }
    self.init(workflowID: execution.workflowID, runID: runID)
  }
}
