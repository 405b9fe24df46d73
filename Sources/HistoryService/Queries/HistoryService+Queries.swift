import HistoryEngine
import HistoryRecords
public import Model
import SwiftProtobuf
import Synchronization
public import TemporalAPI

extension HistoryService {
  /// Asks the workflow's code a question; the answer includes everything that was durable when the question came.
  ///
  /// An idle or closed run is asked directly; otherwise the query travels with the next workflow task. Throws INVALID_ARGUMENT with the
  /// worker's failure when the code fails, FAILED_PRECONDITION when the run cannot be queried now, RESOURCE_EXHAUSTED when too many queries
  /// wait already, DEADLINE_EXCEEDED after `timeout`.
  public func query(
    _ request: QueryWorkflowRequest, namespaceID: UniqueID, timeout: Duration
  ) async throws(ServiceError) -> QueryWorkflowResponse {
    let (workflow, named) = try request.execution.names(in: namespaceID)
    let slot = try use(workflow)
    defer { cache.release(slot) }
    let deadline = time.now() + timeout
    let runID = try await reader(of: named, in: slot).state.key.runID
    while true {
      let run = try await reader(of: runID, in: slot)
      let route = QueryRoute(
        run.state, condition: request.queryRejectCondition, failedAttempt: configuration.failedQueryAttempt, deadline: deadline)
      switch route {
      case .rejected(let status):
        var response = QueryWorkflowResponse()
        response.queryRejected.status = status
        return response
      case .refused(let error): throw error
      case .direct: return try await ask(request.query, run, until: deadline).response
      case .withWorkflowTask:
        guard let buffered = try buffer(request.query, runID, in: slot) else { continue }
        switch await wait(for: buffered, runID, in: slot, until: deadline) {
        case .answered(let result):
          // The worker's own check of direct answers is in Frontend; this one came along with a completion.
          guard result.answer.wireBytes <= ruleBook.everywhere.maximumPayloadBytes else {
            throw .invalidArgument("Blob data size exceeds limit.")
          }
          return try QueryAnswer(result).response
        case .askAgain: continue
        case .timedOut: throw .queryTimedOut
        case .cancelled: throw ServiceError(.cancelled, "the call was cancelled")
        case .shutDown: throw .unavailable("the server is shutting down")
        }
      }
    }
  }

  /// What the poll that gets a direct query is answered with: no history on a sticky queue, all of it on a normal one.
  /// Throws NOT_FOUND when the run is gone.
  public func queryTask(_ query: DirectQuery, queryID: UniqueID) async throws(ServiceError) -> PollWorkflowTaskQueueResponse {
    let slot = try use(query.key.workflow)
    defer { cache.release(slot) }
    let run = try await reader(of: query.key.runID, in: slot)
    var response = PollWorkflowTaskQueueResponse(run.state)
    response.taskToken = TaskTokens.query(queryID, namespaceID: query.key.namespaceID)
    response.previousStartedEventID = run.state.record.lastStartedEventID
    response.attempt = 1
    response.query = query.query
    response.history = History()
    guard !query.isSticky else { return response }
    let end = run.state.record.nextEventID
    let page = try await page(of: query.key, 1..<end, recent: run.recent, batches: configuration.historyPageEvents)
    response.history.events = page.events
    if let next = page.nextEventID, next < end {
      response.nextPageToken = TaskTokens.page(runID: query.key.runID, next: next, end: end)
    }
    return response
  }

  /// Puts the query beside the run's next workflow task; nil when the run has changed and must be looked at again.
  private func buffer(_ query: WorkflowQuery, _ runID: UniqueID, in slot: WorkflowSlot) throws(ServiceError) -> BufferedQuery? {
    let buffered = BufferedQuery(id: time.makeID(at: time.now()), query: query, resolution: Latch())
    return try slot.contents.withLock { contents throws(ServiceError) in
      guard !isClosed else { throw .unavailable("the server is shutting down") }
      guard let run = contents.runs[runID], run.state.expectsWorkflowTask else { return nil }
      guard run.query == nil else { throw .queryBufferFull }
      contents.runs[runID]?.query = buffered
      return buffered
    }
  }

  private func wait(
    for query: BufferedQuery, _ runID: UniqueID, in slot: WorkflowSlot, until deadline: WallTime
  ) async -> BufferedQuery.Resolution {
    timers.arm(.deadline(Deadline { query.resolution.fire(.timedOut) }), at: deadline)
    let resolution = await query.resolution.value(ifCancelled: .cancelled)
    slot.contents.withLock { contents in
      if contents.runs[runID]?.query?.id == query.id { contents.runs[runID]?.query = nil }
    }
    return resolution
  }

  /// Asks a worker directly: first the one that has the run in its cache, then whoever polls the normal queue.
  private func ask(_ query: WorkflowQuery, _ run: CachedRun, until deadline: WallTime) async throws(ServiceError) -> QueryAnswer {
    let record = run.state.record
    var direct = DirectQuery(key: run.state.key, taskQueue: record.taskQueue, isSticky: false, query: query)
    do throws(QueryDispatchError) {
      let sticky = record.sticky.taskQueue
      if record.hasSticky, sink.hasLivePoller(namespaceID: run.state.key.namespaceID, stickyQueue: sticky) {
        direct.taskQueue = sticky
        direct.isSticky = true
        do throws(QueryDispatchError) {
          return try await queries.dispatch(direct, timeout: min(run.state.stickyTimeout, deadline - time.now()))
        } catch {
          guard error == .stickyWorkerUnavailable || (error == .timedOut && time.now() < deadline) else { throw error }
        }
        direct.taskQueue = record.taskQueue
        direct.isSticky = false
      }
      return try await queries.dispatch(direct, timeout: deadline - time.now())
    } catch {
      switch error {
      case .refused(let reason): throw reason
      case .timedOut, .stickyWorkerUnavailable: throw .queryTimedOut
      }
    }
  }
}
