import Foundation
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices

/// A worker without an SDK: polls, a script a run, sticky queues, and activities that echo.
final class RawWorker: Sendable {
  /// A little more than a server parks a poll.
  static let pollTimeout: Duration = .seconds(70)
  static let callTimeout: Duration = .seconds(30)

  private let bench: Bench
  private let scripts: ScriptTable
  private let runs = Mutex<[String: any WorkflowScript]>([:])
  private let stickyQueue: TaskQueue

  /// Workflow tasks answered.
  let answered = Counter()
  /// Workflows that it completed.
  let completed = Counter()

  init(bench: Bench, scripts: ScriptTable) {
    self.bench = bench
    self.scripts = scripts
    stickyQueue = TaskQueue.with {
      $0.name = bench.name + "-sticky"
      $0.kind = .sticky
      $0.normalName = bench.name
    }
  }

  /// Works until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      for poller in 0..<bench.settings.pollers {
        let line = bench.line(poller)
        for queue in [bench.taskQueue, stickyQueue] {
          group.addTask(executorPreference: line.executor) { await self.forever { try await self.workflowTask(queue, line) } }
        }
        group.addTask(executorPreference: line.executor) { await self.forever { try await self.activityTask(line) } }
      }
    }
  }

  private func forever(_ step: () async throws -> Void) async {
    while !Task.isCancelled {
      do {
        try await step()
      } catch is CancellationError {
        return
      } catch {
        bench.failed(error)
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  // MARK: Workflow tasks

  private func workflowTask(_ queue: TaskQueue, _ line: Line) async throws {
    let poll = PollWorkflowTaskQueueRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskQueue = queue
      $0.identity = bench.name
    }
    var task = try await line.client.pollWorkflowTaskQueue(poll, options: RPCOptions(timeout: Self.pollTimeout))
    while !task.taskToken.isEmpty {
      if task.hasQuery { return try await answerQuery(task, line) }
      task = try await answer(task, line)
    }
  }

  /// Answers a task; the run's next one is returned if there is one already.
  private func answer(_ task: PollWorkflowTaskQueueResponse, _ line: Line) async throws -> PollWorkflowTaskQueueResponse {
    let runID = task.workflowExecution.runID
    var (script, history) = try await prepare(task, line)
    var answer = TaskAnswer(to: task, history: history, script: &script, material: bench.material)
    answer.request.namespace = bench.settings.namespace
    answer.request.identity = bench.name
    if !answer.isLast {
      answer.request.stickyAttributes.workerTaskQueue = stickyQueue
      answer.request.stickyAttributes.scheduleToStartTimeout = Google_Protobuf_Duration(rounding: .seconds(10))
      // Kept before the answer goes out: the next task may come on another connection before the answer's own.
      runs.withLock { $0[runID] = script }
    }
    do {
      let response = try await line.client.respondWorkflowTaskCompleted(answer.request, options: RPCOptions(timeout: Self.callTimeout))
      answered.next()
      if answer.isLast { completed.next() }
      return response.workflowTask
    } catch {
      // The task will come again, with the same events.
      runs.withLock { $0[runID] = nil }
      throw error
    }
  }

  /// The run's script as its last task left it, and the events since; or a fresh script and the whole history.
  private func prepare(_ task: PollWorkflowTaskQueueResponse, _ line: Line) async throws -> (any WorkflowScript, [HistoryEvent]) {
    let known = runs.withLock { $0.removeValue(forKey: task.workflowExecution.runID) }
    let isWhole = task.history.events.first?.eventID == 1
    if let known, !isWhole { return (known, try await history(of: task, after: task.history.events, token: task.nextPageToken, line)) }
    guard let script = scripts[task.workflowType.name]?() else {
      throw BenchError.wrongEnd("a \(task.workflowType.name), of an unknown type")
    }
    if isWhole { return (script, try await history(of: task, after: task.history.events, token: task.nextPageToken, line)) }
    return (script, try await history(of: task, after: [], token: nil, line))
  }

  /// The events so far and those of the pages that follow. Without a token the first page follows.
  private func history(of task: PollWorkflowTaskQueueResponse, after events: [HistoryEvent], token: Data?, _ line: Line) async throws
    -> [HistoryEvent]
  {
    var events = events
    var next = token
    while next?.isEmpty != true {
      let request = GetWorkflowExecutionHistoryRequest.with {
        $0.namespace = bench.settings.namespace
        $0.execution = task.workflowExecution
        if let next { $0.nextPageToken = next }
      }
      let page = try await line.client.getWorkflowExecutionHistory(request, options: RPCOptions(timeout: Self.callTimeout))
      events += page.history.events
      next = page.nextPageToken
    }
    return events
  }

  private func answerQuery(_ task: PollWorkflowTaskQueueResponse, _ line: Line) async throws {
    let request = RespondQueryTaskCompletedRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskToken = task.taskToken
      $0.completedType = .answered
      $0.queryResult = bench.material.payload
    }
    _ = try await line.client.respondQueryTaskCompleted(request, options: RPCOptions(timeout: Self.callTimeout))
  }

  // MARK: Activity tasks

  private func activityTask(_ line: Line) async throws {
    let poll = PollActivityTaskQueueRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskQueue = bench.taskQueue
      $0.identity = bench.name
    }
    let task = try await line.client.pollActivityTaskQueue(poll, options: RPCOptions(timeout: Self.pollTimeout))
    guard !task.taskToken.isEmpty else { return }
    let answer = RespondActivityTaskCompletedRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskToken = task.taskToken
      $0.identity = bench.name
      $0.result = bench.material.payload
    }
    _ = try await line.client.respondActivityTaskCompleted(answer, options: RPCOptions(timeout: Self.callTimeout))
  }
}
