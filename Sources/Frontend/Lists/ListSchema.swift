import HistoryService
import VisibilityQuery

extension Namespace {
  /// What queries about the namespace's workflows may name.
  var workflowSchema: QuerySchema { .workflows(record.customSearchAttributes) }

  /// The same of its activities without a workflow.
  var activitySchema: QuerySchema { .activities(record.customSearchAttributes) }
}
