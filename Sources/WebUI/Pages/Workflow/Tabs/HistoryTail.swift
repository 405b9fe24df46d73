import Foundation
import TemporalAPI
import TemporalServices

/// The end of a run's history.
enum HistoryTail {
  /// How many events are read at most.
  static let limit = 5000

  /// The newest events first. What the server refuses is left out.
  static func read(_ visit: Visit, _ execution: WorkflowExecution) async -> (events: [HistoryEvent], isWhole: Bool) {
    var request = GetWorkflowExecutionHistoryReverseRequest()
    request.namespace = visit.namespace
    request.execution = execution
    request.maximumPageSize = 1000
    var events: [HistoryEvent] = []
    repeat {
      guard let answer = await visit.tryCall(WorkflowServiceMethods.getWorkflowExecutionHistoryReverse, request) else {
        return (events, false)
      }
      events += answer.history.events
      request.nextPageToken = answer.nextPageToken
    } while !request.nextPageToken.isEmpty && events.count < limit
    return (events, request.nextPageToken.isEmpty)
  }
}
