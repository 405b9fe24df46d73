import TemporalAPI
import TemporalServices

/// The list of Nexus operations that run without a workflow.
enum OperationListPages {
  static let routes = ListPages(source: source).routes

  private static let source = ListSource<NexusOperationExecutionListInfo>(
    place: .nexusOperations,
    list: { visit, question in
      var request = ListNexusOperationExecutionsRequest()
      request.namespace = visit.namespace
      (request.query, request.pageSize, request.nextPageToken) = (question.query, question.size, question.token)
      let answer = try await visit.call(WorkflowServiceMethods.listNexusOperationExecutions, request, timeout: question.timeout)
      return ListAnswer(rows: answer.operations, next: answer.nextPageToken)
    },
    count: { visit, query in
      var request = CountNexusOperationExecutionsRequest()
      (request.namespace, request.query) = (visit.namespace, query)
      let answer = await visit.tryCall(WorkflowServiceMethods.countNexusOperationExecutions, request)
      return answer.map { ListCount($0.count, $0.groups.map { ($0.groupValues, $0.count) }) }
    },
    columns: OperationColumns.all)
}

extension NexusOperationExecutionListInfo: ListedRow {
  var target: Execution { Execution(id: operationID, run: runID) }

  var statusNumber: Int { status.rawValue }
}

extension ListPlace {
  static let nexusOperations = ListPlace(
    segment: "nexus-operations", tools: "nexus-operation-list", title: "Nexus operations", one: "operation", many: "operations",
    place: .nexusOperations,
    views: ListViewKind.usual,
    savedViews: "temporal-views-nexus-operations",
    idAttribute: "OperationId", idLabel: "Operation ID", typeAttribute: "Operation",
    statuses: [
      (NexusOperationExecutionStatus.running, "Running"), (.completed, "Completed"), (.failed, "Failed"), (.canceled, "Canceled"),
      (.terminated, "Terminated"), (.timedOut, "TimedOut"),
    ].map { ListStatus(view: StatusView($0.0), filter: $0.1) },
    types: [
      "ExecutionStatus": .keyword, "OperationId": .keyword, "RunId": .keyword, "Endpoint": .keyword, "Service": .keyword,
      "Operation": .keyword, "RequestId": .keyword, "StartTime": .datetime, "ExecutionTime": .datetime, "CloseTime": .datetime,
      "ExecutionDuration": .int, "StateTransitionCount": .int,
    ],
    usualColumns: OperationColumns.usual, columnsCookie: "temporal-columns-nexus-operations",
    startLabel: "Start an operation", example: "Endpoint = \"bank\" AND ExecutionStatus = \"Running\"",
    emptyWords: "No Nexus operations that run without a workflow. Those of workflows are on the pages of their workflows.",
    missingWords: "This server does not run Nexus operations without a workflow.")
}
