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
    let read = try await HistoryReader(visit: visit, of: info.execution).events(limit, newestFirst: false)
    let isCut = read.events.count > limit || !read.isWhole
    return ComparedRun(info: info, events: Array(read.events.prefix(limit)), isCut: isCut)
  }
}
