import TemporalAPI

/// What the template of a batch job's page shows.
struct BatchModel: Sendable {
  let id: String
  let operation: String
  let status: StatusView
  let facts: [Fact]
  let start: TimeView?
  let close: TimeView?
  let total: Int64
  let done: Int64
  let failed: Int64
  let isRunning: Bool
  let progress: String
  /// What it was begun for, in its list.
  let query: String?
  let queryLink: String
  /// Where it is stopped; nil where it cannot be.
  let stop: String?
  let list: String

  init(_ job: DescribeBatchOperationResponse, visit: Visit) {
    id = job.jobID
    operation = BatchText.words(job.operationType)
    status = StatusView(job.state)
    isRunning = job.state == .running
    start = TimeView(job.startTime)
    close = TimeView(job.closeTime)
    (total, done, failed) = (job.totalOperationCount, job.completeOperationCount, job.failureOperationCount)
    progress = Self.progress(job)
    let place = job.operationType.isOfActivities ? ListPlace.activities : .workflows
    facts = Fact.list(
      Fact("Reason", job.reason), Fact("Started by", job.identity),
      Fact("Took", DurationText.text(from: job.startTime, to: job.closeTime)),
      Fact("Named \(place.many)", job.executions.isEmpty ? nil : "\(job.executions.count)"))
    query = job.query.isEmpty ? nil : job.query
    queryLink = place.href(visit, query: [("query", job.query)])
    list = visit.links.namespace(visit.namespace, "batch-operations")
    stop = isRunning && visit.allows(.batch) ? visit.links.namespace(visit.namespace, "batch-operations", job.jobID, "stop") : nil
  }

  private static func progress(_ job: DescribeBatchOperationResponse) -> String {
    let handled = job.completeOperationCount + job.failureOperationCount
    guard job.totalOperationCount > 0 else { return job.state == .running ? "Being counted" : "Nothing to do" }
    let share = Double(handled) / Double(job.totalOperationCount) * 100
    return "\(handled) of \(job.totalOperationCount) (\(Int(share)) %)"
  }
}

/// What batch jobs do, in words.
enum BatchText {
  static func words(_ type: BatchOperationType) -> String {
    switch type {
    case .terminate, .terminateWorkflow: "Terminate workflows"
    case .cancel, .cancelWorkflow: "Cancel workflows"
    case .signal, .signalWorkflow: "Signal workflows"
    case .delete, .deleteWorkflow: "Delete workflows"
    case .reset, .resetWorkflow: "Reset workflows"
    case .updateExecutionOptions, .updateWorkflowExecutionOptions: "Update workflow options"
    case .unpauseActivity: "Unpause activities"
    case .updateActivityOptions: "Update activity options"
    case .resetActivity: "Reset activities"
    case .terminateActivity: "Terminate activities"
    case .cancelActivity: "Cancel activities"
    case .deleteActivity: "Delete activities"
    default: "Unknown operation"
    }
  }
}

extension BatchOperationType {
  /// Whether it is about activities of their own.
  var isOfActivities: Bool { [.terminateActivity, .cancelActivity, .deleteActivity].contains(self) }
}
