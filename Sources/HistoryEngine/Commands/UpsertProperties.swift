import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// UpsertWorkflowSearchAttributes.
  mutating func upsertSearchAttributes(
    _ command: UpsertWorkflowSearchAttributesCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    guard command.hasSearchAttributes else {
      throw CommandFailure(.badSearchAttributes, "SearchAttributes is not set on UpsertWorkflowSearchAttributesCommand.")
    }
    let upsert = command.searchAttributes
    guard !upsert.indexedFields.isEmpty else {
      throw CommandFailure(.badSearchAttributes, "IndexedFields is not set on UpsertWorkflowSearchAttributesCommand.")
    }
    try requireSettable(upsert)
    let typed = upsert.typed(by: rules)
    let merged = state.details.searchAttributes.merging(typed)
    if let problem = merged.sizeProblem(rules: rules) { throw CommandFailure(.badSearchAttributes, problem, terminates: true) }
    state.details.searchAttributes = merged
    dirty.details = true
    var attributes = UpsertWorkflowSearchAttributesEventAttributes()
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.searchAttributes = typed
    append(.upsertWorkflowSearchAttributes, .upsertWorkflowSearchAttributesEventAttributes(attributes), metadata: metadata)
  }

  /// ModifyWorkflowProperties: the memo's fields, of which an empty payload deletes one.
  mutating func modifyProperties(
    _ command: ModifyWorkflowPropertiesCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler
  ) throws(CommandFailure) {
    guard command.hasUpsertedMemo else {
      throw CommandFailure(.badModifyWorkflowPropertiesAttributes, "UpsertedMemo is not set on ModifyWorkflowPropertiesCommand.")
    }
    guard !command.upsertedMemo.fields.isEmpty else {
      throw CommandFailure(
        .badModifyWorkflowPropertiesAttributes, "UpsertedMemo.Fields is not set on ModifyWorkflowPropertiesCommand.")
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
    append(.workflowPropertiesModified, .workflowPropertiesModifiedEventAttributes(attributes), metadata: metadata)
  }
}
