import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// UpsertWorkflowSearchAttributes.
  mutating func upsertSearchAttributes(
    _ command: UpsertWorkflowSearchAttributesCommandAttributes, _ handler: CommandHandler
  ) throws(CommandFailure) {
    let upsert = command.searchAttributes
    guard !upsert.indexedFields.isEmpty else {
      throw CommandFailure(.badSearchAttributes, "IndexedFields is not set on UpsertWorkflowSearchAttributesCommand.")
    }
    if let types = rules.searchAttributeTypes, let unknown = upsert.indexedFields.keys.sorted().first(where: { types[$0] == nil }) {
      throw CommandFailure(.badSearchAttributes, "search attribute \(unknown) is not defined")
    }
    for (name, payload) in upsert.indexedFields where payload.data.count > rules.maximumSearchAttributeValueBytes {
      throw CommandFailure(
        .badSearchAttributes,
        "search attribute \(name) value size \(payload.data.count) exceeds size limit \(rules.maximumSearchAttributeValueBytes)", terminates: true)
    }
    let typed = upsert.typed(by: rules)
    let merged = state.details.searchAttributes.merging(typed)
    guard merged.indexedFields.count <= rules.maximumSearchAttributes, merged.wireBytes <= rules.maximumSearchAttributesBytes else {
      throw CommandFailure(.badSearchAttributes, "search attributes exceed the limit of \(rules.maximumSearchAttributes) keys or \(rules.maximumSearchAttributesBytes) bytes", terminates: true)
    }
    state.details.searchAttributes = merged
    dirty.details = true
    var attributes = UpsertWorkflowSearchAttributesEventAttributes()
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.searchAttributes = typed
    append(.upsertWorkflowSearchAttributes, .upsertWorkflowSearchAttributesEventAttributes(attributes))
  }

  /// ModifyWorkflowProperties: the memo's fields, of which an empty payload deletes one.
  mutating func modifyProperties(_ command: ModifyWorkflowPropertiesCommandAttributes, _ handler: CommandHandler) throws(CommandFailure) {
    guard command.hasUpsertedMemo else {
      throw CommandFailure(.badModifyWorkflowPropertiesAttributes, "UpsertedMemo is not set on ModifyWorkflowPropertiesCommand.")
    }
    let text = "ModifyWorkflowPropertiesCommandAttributes exceeds size limit."
    let merged = state.details.memo.merging(command.upsertedMemo)
    for bytes in [command.upsertedMemo.wireBytes, merged.wireBytes] where bytes > rules.maximumMemoBytes {
      throw CommandFailure(.badModifyWorkflowPropertiesAttributes, text, terminates: true)
    }
    state.details.memo = merged
    dirty.details = true
    var attributes = WorkflowPropertiesModifiedEventAttributes()
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.upsertedMemo = command.upsertedMemo
    append(.workflowPropertiesModified, .workflowPropertiesModifiedEventAttributes(attributes))
  }
}
