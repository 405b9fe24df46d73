import SwiftProtobuf
import TemporalAPI
import TemporalServices

extension Bench {
  private static let briefly = RPCOptions(timeout: .seconds(30))

  func workflowID(_ index: Int) -> String { "\(name)-\(index)" }

  /// Starts a workflow; returns its run id.
  @discardableResult
  func start(_ type: String, id: String, on line: Line) async throws -> String {
    let request = StartWorkflowExecutionRequest.with {
      $0.namespace = settings.namespace
      $0.workflowID = id
      $0.workflowType.name = type
      $0.taskQueue = taskQueue
      $0.input = material.payload
      $0.identity = name
      $0.requestID = id
    }
    return try await line.client.startWorkflowExecution(request, options: Self.briefly).runID
  }

  /// Waits for a workflow's end as an SDK's client does, with a long poll. Throws `wrongEnd` unless it completed.
  func result(of id: String, run: String, on line: Line) async throws {
    var request = GetWorkflowExecutionHistoryRequest.with {
      $0.namespace = settings.namespace
      $0.execution.workflowID = id
      $0.execution.runID = run
      $0.waitNewEvent = true
      $0.historyEventFilterType = .closeEvent
    }
    while true {
      let page = try await line.client.getWorkflowExecutionHistory(request, options: RPCOptions(timeout: RawWorker.pollTimeout))
      if let last = page.history.events.last {
        guard last.eventType == .workflowExecutionCompleted else { throw BenchError.wrongEnd("\(last.eventType)") }
        return
      }
      request.nextPageToken = page.nextPageToken
    }
  }

  /// From a workflow's start to its result.
  func execute(_ type: String, _ operation: Operation) async throws {
    let id = workflowID(operation.index)
    let run = try await start(type, id: id, on: operation.line)
    try await result(of: id, run: run, on: operation.line)
  }

  func signal(_ id: String, on line: Line) async throws {
    let request = SignalWorkflowExecutionRequest.with {
      $0.namespace = settings.namespace
      $0.workflowExecution.workflowID = id
      $0.signalName = "s"
      $0.input = material.payload
      $0.identity = name
    }
    _ = try await line.client.signalWorkflowExecution(request, options: Self.briefly)
  }

  func query(_ id: String, on line: Line) async throws {
    let request = QueryWorkflowRequest.with {
      $0.namespace = settings.namespace
      $0.execution.workflowID = id
      $0.query.queryType = "q"
    }
    _ = try await line.client.queryWorkflow(request, options: Self.briefly)
  }

  /// An update, until it has completed.
  func update(_ id: String, number: Int, on line: Line) async throws {
    let request = UpdateWorkflowExecutionRequest.with {
      $0.namespace = settings.namespace
      $0.workflowExecution.workflowID = id
      $0.waitPolicy.lifecycleStage = .completed
      $0.request.meta.updateID = "\(number)"
      $0.request.meta.identity = name
      $0.request.input.name = "u"
      $0.request.input.args = material.payload
    }
    let answer = try await line.client.updateWorkflowExecution(request, options: Self.briefly)
    guard answer.stage == .completed else { throw BenchError.wrongEnd("an update at stage \(answer.stage)") }
  }

  func list(_ query: String, on line: Line) async throws -> Int {
    let request = ListWorkflowExecutionsRequest.with {
      $0.namespace = settings.namespace
      $0.query = query
      $0.pageSize = 100
    }
    return try await line.client.listWorkflowExecutions(request, options: Self.briefly).executions.count
  }

  /// Opens workflows that stay open, and waits until the worker has seen each.
  func open(_ type: String, ids: [String], worker: RawWorker) async throws {
    let seen = worker.answered.count
    try await withThrowingDiscardingTaskGroup { group in
      for user in 0..<min(50, ids.count) {
        group.addTask {
          for index in stride(from: user, to: ids.count, by: 50) { try await self.start(type, id: ids[index], on: self.line(index)) }
        }
      }
    }
    try await wait(until: seen + ids.count) { worker.answered.count }
  }
}
