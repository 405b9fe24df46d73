import FoundationEssentials
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Reads the history of a run from either end. All of it throws `GRPCError`.
struct HistoryReader: Sendable {
  let visit: Visit
  let execution: WorkflowExecution

  /// - Parameter execution: Another run than the one that the path names.
  init(visit: Visit, of execution: WorkflowExecution? = nil) {
    self.visit = visit
    self.execution = execution ?? visit.execution
  }

  /// Events, in the order they were read, and where to go on; an empty token: nothing is left.
  struct Page: Sendable {
    var events: [HistoryEvent]
    var next: Data
  }

  /// Reads at most that many transactions, the newest or the oldest first. Each is one event or thousands: that is how servers count.
  func page(newestFirst: Bool, from token: Data = Data(), transactions: Int) async throws -> Page {
    if newestFirst {
      var request = GetWorkflowExecutionHistoryReverseRequest()
      request.namespace = visit.namespace
      request.execution = execution
      request.maximumPageSize = Int32(transactions)
      request.nextPageToken = token
      let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistoryReverse, request)
      return Page(events: answer.history.events, next: answer.nextPageToken)
    }
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = execution
    request.maximumPageSize = Int32(transactions)
    request.nextPageToken = token
    let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request)
    return Page(events: answer.history.events, next: answer.nextPageToken)
  }

  /// The pages from one end on.
  func pass(newestFirst: Bool, from token: Data = Data()) -> HistoryPass {
    HistoryPass(reader: self, newestFirst: newestFirst, from: token)
  }

  /// So many events of one end, or a few more, and whether that is all.
  func events(_ count: Int, newestFirst: Bool) async throws -> (events: [HistoryEvent], isWhole: Bool) {
    var pass = pass(newestFirst: newestFirst)
    var found: [HistoryEvent] = []
    while found.count < count, let page = try await pass.next() { found += page }
    return (found, pass.isAtEnd)
  }

  /// The event that began the run.
  func oldest() async throws -> HistoryEvent? {
    try await page(newestFirst: false, transactions: 1).events.first
  }

  /// The newest event.
  func newest() async throws -> HistoryEvent? {
    try await page(newestFirst: true, transactions: 1).events.first
  }

  /// The event of that id with those between it and the nearer end, in the order of the history; without it where there is none.
  func around(_ id: Int64, length: Int64) async throws -> [HistoryEvent] {
    let newestFirst = id > length / 2
    var pass = pass(newestFirst: newestFirst)
    var found: [HistoryEvent] = []
    // What belongs together often lies a little further on.
    var further = 0
    while further < 200, let page = try await pass.next() {
      found += page
      further += page.count { newestFirst ? $0.eventID < id : $0.eventID > id }
    }
    return newestFirst ? found.reversed() : found
  }
}
