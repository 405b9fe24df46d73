import FoundationEssentials
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Reads the history of the run that the path names, a page at a time, from either end.
struct HistoryReader: Sendable {
  let visit: Visit

  /// Events, in the order they were read, and where to go on; an empty token: nothing is left.
  struct Stretch: Sendable {
    var events: [HistoryEvent]
    var next: Data
  }

  /// Reads at most `size` events, the newest or the oldest first; the server may give fewer. Throws `GRPCError`.
  func read(newestFirst: Bool, from token: Data = Data(), size: Int) async throws -> Stretch {
    if newestFirst {
      var request = GetWorkflowExecutionHistoryReverseRequest()
      request.namespace = visit.namespace
      request.execution = visit.execution
      request.maximumPageSize = Int32(size)
      request.nextPageToken = token
      let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistoryReverse, request)
      return Stretch(events: answer.history.events, next: answer.nextPageToken)
    }
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    request.maximumPageSize = Int32(size)
    request.nextPageToken = token
    let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request)
    return Stretch(events: answer.history.events, next: answer.nextPageToken)
  }

  /// Reads on until there are `count` events that `isWanted` takes, `limit` events are read, or nothing is left.
  /// All that was read of the last page is among them.
  func read(
    newestFirst: Bool, from token: Data = Data(), until count: Int, limit: Int, pageSize: Int = 1000,
    where isWanted: @Sendable (HistoryEvent) -> Bool = { _ in true }
  ) async throws -> (stretch: Stretch, read: Int) {
    var found: [HistoryEvent] = []
    var read = 0
    var token = token
    repeat {
      let page = try await self.read(newestFirst: newestFirst, from: token, size: pageSize)
      found += page.events.filter(isWanted)
      read += max(1, page.events.count)
      token = page.next
    } while !token.isEmpty && found.count < count && read < limit
    return (Stretch(events: found, next: token), read)
  }

  /// The oldest events: what the run was started with, and by which SDK its first task was done.
  func beginning() async throws -> [HistoryEvent] {
    try await read(newestFirst: false, size: 8).events
  }

  /// The newest event.
  func newest() async throws -> HistoryEvent? {
    try await read(newestFirst: true, size: 1).events.first
  }

  /// The event of that id with those between it and the nearer end, in the order of the history; without it where there is none.
  func around(_ id: Int64, length: Int64) async throws -> [HistoryEvent] {
    let newestFirst = id > length / 2
    var found: [HistoryEvent] = []
    var token = Data()
    repeat {
      let page = try await read(newestFirst: newestFirst, from: token, size: 1000)
      found += page.events
      token = page.next
    } while !token.isEmpty && !(newestFirst ? found.last?.eventID ?? 0 <= id : found.last?.eventID ?? 0 >= id)
    // What belongs together often lies a little further on.
    if !token.isEmpty { found += try await read(newestFirst: newestFirst, from: token, size: 200).events }
    return newestFirst ? found.reversed() : found
  }
}
