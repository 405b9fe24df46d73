import TemporalAPI
import TemporalServices

/// The list of activities that run without a workflow.
enum ActivityListPages {
  static let routes = ListPages(source: source).routes

  private static let source = ListSource<ActivityExecutionListInfo>(
    place: .activities,
    list: { visit, question in
      var request = ListActivityExecutionsRequest()
      request.namespace = visit.namespace
      (request.query, request.pageSize, request.nextPageToken) = (question.query, question.size, question.token)
      let answer = try await visit.call(WorkflowServiceMethods.listActivityExecutions, request, timeout: question.timeout)
      return ListAnswer(rows: answer.executions, next: answer.nextPageToken)
    },
    count: { visit, query in
      var request = CountActivityExecutionsRequest()
      (request.namespace, request.query) = (visit.namespace, query)
      let answer = await visit.tryCall(WorkflowServiceMethods.countActivityExecutions, request)
      return answer.map { ListCount($0.count, $0.groups.map { ($0.groupValues, $0.count) }) }
    },
    columns: ActivityColumns.all)
}

extension ActivityExecutionListInfo: ListedRow {
  var target: Execution { Execution(id: activityID, run: runID) }

  var statusNumber: Int { status.rawValue }
}

extension ListPlace {
  static let activities = ListPlace(
    segment: "activities", tools: "activity-list", title: "Activities", one: "activity", many: "activities", place: .activities,
    views: ListViewKind.usual,
    savedViews: "temporal-views-activities",
    idAttribute: "ActivityId", idLabel: "Activity ID", typeAttribute: "ActivityType",
    statuses: [
      (ActivityExecutionStatus.running, "Running"), (.completed, "Completed"), (.failed, "Failed"), (.canceled, "Canceled"),
      (.terminated, "Terminated"), (.timedOut, "TimedOut"), (.paused, "Paused"),
    ].map { ListStatus(view: StatusView($0.0), filter: $0.1) },
    types: [
      "ExecutionStatus": .keyword, "ActivityId": .keyword, "RunId": .keyword, "ActivityType": .keyword, "TaskQueue": .keyword,
      "StartTime": .datetime, "ExecutionTime": .datetime, "CloseTime": .datetime, "ExecutionDuration": .int, "StateTransitionCount": .int,
    ],
    usualColumns: ActivityColumns.usual, columnsCookie: "temporal-columns-activities", type: .activity,
    operations: [.cancel, .terminate, .delete],
    startLabel: "Start an activity", example: "ActivityType = \"charge\" AND ExecutionStatus = \"Running\"",
    emptyWords: "No activities that run without a workflow. Those of workflows are on the pages of their workflows.",
    missingWords: "This server does not run activities without a workflow.")
}
