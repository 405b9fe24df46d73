import Foundation
import GRPCServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// The calls of the scenarios, answered.
struct NullHandlers: Sendable {
  let runs: NullRuns

  private typealias Methods = WorkflowServiceMethods

  /// Events on a page of a history.
  private static let pageSize = 1000
  private static let page = History.with {
    $0.events = (0..<pageSize).map { index in
      HistoryEvent.with {
        $0.eventID = Int64(index)
        $0.eventType = .markerRecorded
        $0.markerRecordedEventAttributes.markerName = "m"
      }
    }
  }

  var table: MethodTable {
    var table = MethodTable()
    addClientCalls(to: &table)
    addWorkerCalls(to: &table)
    return table
  }

  private func addClientCalls(to table: inout MethodTable) {
    table.answer(Methods.getSystemInfo) { _ in GetSystemInfoResponse.with { $0.serverVersion = "null" } }
    table.answer(Methods.startWorkflowExecution) { request in
      runs.start(id: request.workflowID, type: request.workflowType.name, queue: request.taskQueue.name, input: request.input)
      return StartWorkflowExecutionResponse.with {
        $0.runID = request.workflowID
        $0.started = true
      }
    }
    table.answer(Methods.signalWorkflowExecution) { request in
      try runs.change(request.workflowExecution.workflowID) { run in
        run.addNews(.workflowExecutionSignaled) { $0.workflowExecutionSignaledEventAttributes.input = request.input }
      }
      return SignalWorkflowExecutionResponse()
    }
    table.answer(Methods.queryWorkflow) { request in
      let id = "query \(runs.numbers.next())"
      guard let queue = runs.queue(of: request.execution.workflowID) else { throw GRPCError(.notFound, "no workflow") }
      runs.workflowTasks(queue).put(.query(id: id, workflow: request.execution.workflowID))
      let result = try await answer(id)
      return QueryWorkflowResponse.with { $0.queryResult = result }
    }
    table.answer(Methods.updateWorkflowExecution) { try await update($0) }
    table.answer(Methods.listWorkflowExecutions) { _ in ListWorkflowExecutionsResponse() }
    table.answer(Methods.getWorkflowExecutionHistory) { try await history($0) }
  }

  private func addWorkerCalls(to table: inout MethodTable) {
    table.answer(Methods.pollWorkflowTaskQueue) { request in
      let tasks = runs.workflowTasks(request.taskQueue.name)
      while let queued = await tasks.take() {
        if let task = task(queued) { return task }
      }
      throw CancellationError()
    }
    table.answer(Methods.respondWorkflowTaskCompleted) { request in
      let next = try runs.complete(request)
      return RespondWorkflowTaskCompletedResponse.with { if let next { $0.workflowTask = next } }
    }
    table.answer(Methods.respondQueryTaskCompleted) { request in
      runs.answer(String(decoding: request.taskToken, as: UTF8.self)).put(request.queryResult)
      return RespondQueryTaskCompletedResponse()
    }
    table.answer(Methods.pollActivityTaskQueue) { request in
      guard let activity = await runs.activityTasks(request.taskQueue.name).take() else { throw CancellationError() }
      return PollActivityTaskQueueResponse.with {
        $0.taskToken = activity.token
        $0.workflowExecution.workflowID = activity.workflowID
        $0.activityID = activity.activityID
        $0.input = activity.input
      }
    }
    table.answer(Methods.respondActivityTaskCompleted) { request in
      guard let activity = NullActivity(token: request.taskToken) else { throw GRPCError(.invalidArgument, "not a token of this server") }
      try runs.change(activity.workflowID) { run in
        run.add(.activityTaskStarted) { $0.activityTaskStartedEventAttributes.scheduledEventID = activity.scheduled }
        run.addNews(.activityTaskCompleted) {
          $0.activityTaskCompletedEventAttributes.scheduledEventID = activity.scheduled
          $0.activityTaskCompletedEventAttributes.result = request.result
        }
      }
      return RespondActivityTaskCompletedResponse()
    }
  }

  private func task(_ queued: NullRuns.QueuedTask) -> PollWorkflowTaskQueueResponse? {
    switch queued {
    case .workflow(let id): runs.takeTask(id)
    case .query(let id, let workflow):
      PollWorkflowTaskQueueResponse.with {
        $0.taskToken = Data(id.utf8)
        $0.workflowExecution.workflowID = workflow
        $0.query.queryType = "q"
      }
    }
  }

  /// Waits for what a worker answers to a query or an update.
  private func answer(_ id: String) async throws -> Payloads {
    defer { runs.forgetAnswer(id) }
    guard let result = await runs.answer(id).take() else { throw CancellationError() }
    return result
  }

  private func update(_ request: UpdateWorkflowExecutionRequest) async throws -> UpdateWorkflowExecutionResponse {
    let id = "\(request.workflowExecution.workflowID) \(request.request.meta.updateID)"
    let message = try ProtocolMessageMessage.with {
      $0.id = id
      $0.protocolInstanceID = id
      $0.body = try Google_Protobuf_Any(message: request.request)
    }
    try runs.change(request.workflowExecution.workflowID) { $0.addNews(message) }
    let result = try await answer(id)
    return UpdateWorkflowExecutionResponse.with {
      $0.stage = .completed
      $0.outcome.success = result
    }
  }

  private func history(_ request: GetWorkflowExecutionHistoryRequest) async throws -> GetWorkflowExecutionHistoryResponse {
    let id = request.execution.workflowID
    guard !request.waitNewEvent else {
      guard let event = await runs.end(id).take() else { throw CancellationError() }
      runs.forgetEnd(id)
      return GetWorkflowExecutionHistoryResponse.with { $0.history.events = [event] }
    }
    let given = Int(String(decoding: request.nextPageToken, as: UTF8.self)) ?? 0
    let next = given + Self.pageSize
    return GetWorkflowExecutionHistoryResponse.with {
      $0.history = Self.page
      if next < runs.eventCount(of: id) { $0.nextPageToken = Data("\(next)".utf8) }
    }
  }
}

extension MethodTable {
  /// Answers a method of the API; the compiler checks that request and response fit.
  fileprivate mutating func answer<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ handler: @escaping @Sendable (Request) async throws -> Response
  ) {
    unary(method.path) { (request: Request, _) in try await handler(request) }
  }
}
