import TemporalAPI
import TemporalServices

/// The list of workflows.
enum WorkflowListPages {
  static let routes: [Route] =
    [.page("/namespaces/{namespace}") { .redirect($0.links.namespace($0.namespace, "workflows")) }] + ListPages(source: source).routes

  private static let source = ListSource<WorkflowExecutionInfo>(
    place: .workflows,
    list: { visit, question in
      var request = ListWorkflowExecutionsRequest()
      request.namespace = visit.namespace
      (request.query, request.pageSize, request.nextPageToken) = (question.query, question.size, question.token)
      let answer = try await visit.call(WorkflowServiceMethods.listWorkflowExecutions, request, timeout: question.timeout)
      return ListAnswer(rows: answer.executions, next: answer.nextPageToken)
    },
    count: { visit, query in
      var request = CountWorkflowExecutionsRequest()
      (request.namespace, request.query) = (visit.namespace, query)
      let answer = await visit.tryCall(WorkflowServiceMethods.countWorkflowExecutions, request)
      return answer.map { ListCount($0.count, $0.groups.map { ($0.groupValues, $0.count) }) }
    },
    columns: WorkflowColumns.all)
}

extension WorkflowExecutionInfo: ListedRow {
  var target: Execution { Execution(id: execution.workflowID, run: execution.runID) }

  var statusNumber: Int { status.rawValue }
}

extension ListPlace {
  static let workflows = ListPlace(
    segment: "workflows", tools: "workflow-list", title: "Workflows", one: "workflow", many: "workflows", place: .workflows,
    views: [
      ListViewKind("All", ""), ListViewKind("Running", "ExecutionStatus = \"Running\""), ListViewKind("Task failures", taskFailures),
      ListViewKind("Without parents", "ParentWorkflowId IS NULL"), ListViewKind("Today", since: .today),
      ListViewKind("Last hour", since: .hour),
    ],
    savedViews: "temporal-views",
    problemsQuery: taskFailures, idAttribute: "WorkflowId", idLabel: "Workflow ID", typeAttribute: "WorkflowType",
    statuses: WorkflowExecutionStatus.filterable.map { ListStatus(view: StatusView($0.status), filter: $0.filter) },
    types: [
      "ExecutionStatus": .keyword, "WorkflowId": .keyword, "RunId": .keyword, "WorkflowType": .keyword, "TaskQueue": .keyword,
      "StartTime": .datetime, "ExecutionTime": .datetime, "CloseTime": .datetime, "ExecutionDuration": .int, "HistoryLength": .int,
      "HistorySizeBytes": .int, "StateTransitionCount": .int, "ParentWorkflowId": .keyword, "ParentRunId": .keyword,
      "RootWorkflowId": .keyword, "RootRunId": .keyword, "BuildIds": .keywordList, "TemporalChangeVersion": .keywordList,
      "TemporalScheduledById": .keyword, "TemporalScheduledStartTime": .datetime, "TemporalWorkerDeployment": .keyword,
      "TemporalWorkerDeploymentVersion": .keyword, "TemporalWorkflowVersioningBehavior": .keyword, "TemporalReportedProblems": .keywordList,
      "TemporalPauseInfo": .keywordList,
    ],
    hasServerTypes: true, usualColumns: WorkflowColumns.usual, columnsCookie: "temporal-columns", type: .workflow,
    operations: BulkOperation.allCases,
    startLabel: "Start workflow", example: "WorkflowType = \"order\" AND StartTime > \"2026-01-01T00:00:00Z\"",
    emptyWords: "No workflow has run in this namespace yet.", missingWords: "This server does not list workflows.")

  private static let taskFailures = "TemporalReportedProblems IS NOT NULL"
}
