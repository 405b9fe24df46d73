import TemporalAPI
import TemporalServices

/// A run that is compared with another, and the beginning of its history.
struct ComparedRun: Sendable {
  let info: WorkflowExecutionInfo
  let events: [HistoryEvent]
  /// Whether there are more events than were read.
  let isCut: Bool

  /// How many events are compared.
  static let limit = 2000

  /// An empty `run` means the newest. Throws `GRPCError`.
  static func load(_ workflow: String, _ run: String, _ visit: Visit) async throws -> ComparedRun {
    var describe = DescribeWorkflowExecutionRequest()
    describe.namespace = visit.namespace
    (describe.execution.workflowID, describe.execution.runID) = (workflow, run)
    let info = try await visit.call(WorkflowServiceMethods.describeWorkflowExecution, describe).workflowExecutionInfo
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = info.execution
    request.maximumPageSize = 1000
    var events: [HistoryEvent] = []
    repeat {
      let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request)
      events += answer.history.events
      request.nextPageToken = answer.nextPageToken
    } while !request.nextPageToken.isEmpty && events.count < limit
    let isCut = events.count > limit || !request.nextPageToken.isEmpty
    return ComparedRun(info: info, events: Array(events.prefix(limit)), isCut: isCut)
  }
}
