import HistoryRecords
public import Model
public import TemporalAPI

/// The search attribute that says that a run is paused.
private let pauseAttribute = "TemporalPauseInfo"

extension MutableState {
  /// What lists find the run by. `types` are those of the namespace's search attributes; nil: values say theirs themselves.
  public func visibilityRecord(types: [String: IndexedValueType]?) -> VisibilityRecord {
    var visible = VisibilityRecord(
      division: visibilityDivision, typeName: record.workflowType, taskQueue: record.taskQueue, status: visibleStatus.rawValue,
      startTime: WallTime(nanoseconds: record.startTime), executionTime: WallTime(nanoseconds: record.executionTime))
    if record.closeTime != 0 { visible.closeTime = WallTime(nanoseconds: record.closeTime) }
    if let parent {
      visible.parent = UniqueID(parent.runID).map { VisibleRun(workflowID: parent.workflowID, runID: $0) }
      visible.root = UniqueID(parent.rootRunID).map { VisibleRun(workflowID: parent.rootWorkflowID, runID: $0) }
    }
    visible.attributes = visibleAttributes(types: types)
    visible.buildIDs = visible.takeList("BuildIds", unless: record.buildIds)
    visible.binaryChecksums = visible.takeList("BinaryChecksums", unless: record.binaryChecksums)
    return visible
  }

  /// The status as lists show it, which for activities says that they are paused too.
  public var visibleStatus: WorkflowExecutionStatus { record.activityPaused && isOpen ? .paused : record.status }

  private var visibilityDivision: String {
    if standalone != nil { return VisibilityDivision.standaloneActivities }
    if isBatchJob { return VisibilityDivision.batchJobs }
    if key.workflow.isSchedule { return VisibilityDivision.schedules }
    guard let payload = details.searchAttributes.division, case .keyword(let division)? = AttributeValue(payload, as: .keyword) else {
      return VisibilityDivision.workflows
    }
    return division
  }

  private func visibleAttributes(types: [String: IndexedValueType]?) -> [String: AttributeValue] {
    var attributes: [String: AttributeValue] = [:]
    for (name, payload) in details.searchAttributes.indexedFields where name != VisibilityDivision.attribute {
      let type = types?[name] ?? IndexedValueType(typeName: payload.metadata["type"].map { String(decoding: $0, as: UTF8.self) } ?? "")
      if let type { attributes[name] = AttributeValue(payload, as: type) }
    }
    if !pauseKeywords.isEmpty { attributes[pauseAttribute] = .keywordList(pauseKeywords) }
    return attributes
  }

  /// How visibility says that the run is paused, and why.
  public var pauseKeywords: [String] {
    guard record.hasPause else { return [] }
    return ["Workflow:\(key.workflowID)"] + (record.pause.reason.isEmpty ? [] : ["Reason:\(record.pause.reason)"])
  }
}

extension VisibilityRecord {
  /// What the server knows itself goes before what a client said.
  fileprivate mutating func takeList(_ name: String, unless known: [String]) -> [String] {
    guard case .keywordList(let said)? = attributes.removeValue(forKey: name), known.isEmpty else { return known }
    return said
  }
}

extension Turn {
  /// What the turn changes of what lists find the run by; nil: nothing, and nothing is written.
  var visibilityChange: VisibilityChange? {
    guard let before = factsBefore else {
      let record = state.visibilityRecord(types: rules.searchAttributeTypes)
      return VisibilityChange(record: record, parts: .all, attributes: record.attributes)
    }
    let now = VisibleFacts(state)
    let parts = before.parts(changedTo: now)
    let mayHaveAttributes = before.hasOtherAttributes(than: now)
    guard !parts.isEmpty || mayHaveAttributes else { return nil }
    let record = state.visibilityRecord(types: rules.searchAttributeTypes)
    guard mayHaveAttributes else { return VisibilityChange(record: record, parts: parts, attributes: [:]) }
    var attributes: [String: AttributeValue?] = record.attributes
    for (name, payload) in before.attributes.indexedFields {
      if attributes[name] == nil {
        attributes[name] = .some(nil)
      } else if now.attributes.indexedFields[name] == payload {
        attributes[name] = nil
      }
    }
    if before.pauseReason == now.pauseReason {
      attributes[pauseAttribute] = nil
    } else if now.pauseReason == nil {
      attributes[pauseAttribute] = .some(nil)
    }
    return VisibilityChange(record: record, parts: parts, attributes: attributes)
  }
}
