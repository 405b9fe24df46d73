import FoundationEssentials
import HistoryEngine
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// What clients and workers do, in few words.
extension House {
  @discardableResult
  func start(_ id: String = "wf", _ configure: (inout StartWorkflowExecutionRequest) -> Void = { _ in }) async throws
    -> StartWorkflowExecutionResponse
  {
    var request = StartWorkflowExecutionRequest()
    request.namespace = "default"
    request.workflowID = id
    request.workflowType.name = "Workflow"
    request.taskQueue.name = "queue"
    request.requestID = "start-\(id)"
    request.identity = "client"
    configure(&request)
    return try await history.startWorkflow(request, namespaceID: namespaceID)
  }

  @discardableResult
  func signal(_ id: String = "wf", _ name: String = "signal", runID: String = "", requestID: String = "") async throws
    -> SignalWorkflowExecutionResponse
  {
    var request = SignalWorkflowExecutionRequest()
    request.workflowExecution.workflowID = id
    request.workflowExecution.runID = runID
    request.signalName = name
    request.requestID = requestID
    return try await history.signal(request, namespaceID: namespaceID)
  }

  func terminate(_ id: String = "wf") async throws {
    var request = TerminateWorkflowExecutionRequest()
    request.workflowExecution.workflowID = id
    request.reason = "test"
    try await history.terminate(request, namespaceID: namespaceID)
  }

  /// Takes the next workflow task that is offered, passing over stale ones as task queues do: while a service starts, a task may be offered twice.
  func poll() async throws -> PollWorkflowTaskQueueResponse {
    while true {
      do throws(ServiceError) {
        return try await history.startWorkflowTask(await sink.next(.workflow), identity: "worker")
      } catch {
        guard error.code == .notFound else { throw error }
      }
    }
  }

  /// Polls until it gets a task of the workflow, and lets `body` answer it. Others' tasks are answered with nothing.
  func take(_ id: String, _ body: (PollWorkflowTaskQueueResponse) async throws -> Void) async throws {
    while true {
      let task = try await poll()
      if task.workflowExecution.workflowID == id { return try await body(task) }
      try await complete(task)
    }
  }

  /// Answers every task that is offered and lets time pass, until the condition holds: workflows called child... complete, others do nothing.
  func workAsChildren(until condition: () async -> Bool) async {
    await pass {
      while let offered = sink.take(.workflow) {
        guard let task = try? await history.startWorkflowTask(offered, identity: "worker") else { continue }
        let isChild = task.workflowExecution.workflowID.hasPrefix("child")
        _ = try? await complete(task, isChild ? [.complete] : [])
      }
      return await condition()
    }
  }

  /// The rows that the store has of a kind.
  func rows(_ kind: TaskKind) async throws -> [DueTask] {
    try await store.tasks(of: ShardID.all, dueBefore: .distantFuture, after: nil, limit: 10_000).filter { $0.task.id.kind == kind.rawValue }
  }

  func pollActivity() async throws -> PollActivityTaskQueueResponse {
    try await history.startActivityTask(await sink.next(.activity), identity: "worker")
  }

  @discardableResult
  func complete(
    _ task: PollWorkflowTaskQueueResponse, _ commands: [Command] = [],
    _ configure: (inout RespondWorkflowTaskCompletedRequest) -> Void = { _ in }
  ) async throws -> RespondWorkflowTaskCompletedResponse {
    var request = RespondWorkflowTaskCompletedRequest()
    request.taskToken = task.taskToken
    request.commands = commands
    request.identity = "worker"
    configure(&request)
    return try await history.respondWorkflowTaskCompleted(request, namespaceID: namespaceID)
  }

  /// Polls and completes in one go.
  func work(_ commands: [Command] = []) async throws { try await complete(try await poll(), commands) }

  func completeActivity(_ task: PollActivityTaskQueueResponse) async throws {
    var request = RespondActivityTaskCompletedRequest()
    request.taskToken = task.taskToken
    try await history.respondActivityTaskCompleted(request, namespaceID: namespaceID)
  }

  /// Everything that readers see of a run.
  func events(_ id: String = "wf", runID: String = "") async throws -> [HistoryEvent] {
    var request = GetWorkflowExecutionHistoryRequest()
    request.execution.workflowID = id
    request.execution.runID = runID
    var events: [HistoryEvent] = []
    repeat {
      let page = try await history.history(request, namespaceID: namespaceID, wait: .zero)
      events += page.history.events
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return events
  }

  func types(_ id: String = "wf", runID: String = "") async throws -> [EventType] {
    try await events(id, runID: runID).map(\.eventType)
  }

  func describe(_ id: String = "wf", runID: String = "") async throws -> DescribeWorkflowExecutionResponse {
    var request = DescribeWorkflowExecutionRequest()
    request.execution.workflowID = id
    request.execution.runID = runID
    return try await history.describe(request, namespaceID: namespaceID)
  }

  func status(_ id: String = "wf", runID: String = "") async throws -> WorkflowExecutionStatus {
    try await describe(id, runID: runID).workflowExecutionInfo.status
  }
}

extension Command {
  static func activity(_ id: String = "a", _ configure: (inout ScheduleActivityTaskCommandAttributes) -> Void = { _ in }) -> Command {
    var attributes = ScheduleActivityTaskCommandAttributes()
    attributes.activityID = id
    attributes.activityType.name = "Activity"
    attributes.taskQueue.name = "queue"
    attributes.input = .text("in")
    attributes.startToCloseTimeout = Duration.seconds(30).proto
    configure(&attributes)
    return .with {
      $0.commandType = .scheduleActivityTask
      $0.scheduleActivityTaskCommandAttributes = attributes
    }
  }

  static func timer(_ id: String = "t", _ duration: Duration = .seconds(5)) -> Command {
    .with {
      $0.commandType = .startTimer
      $0.startTimerCommandAttributes.timerID = id
      $0.startTimerCommandAttributes.startToFireTimeout = duration.proto
    }
  }

  static func cancelTimer(_ id: String) -> Command {
    .with {
      $0.commandType = .cancelTimer
      $0.cancelTimerCommandAttributes.timerID = id
    }
  }

  static func child(_ id: String = "child", _ policy: ParentClosePolicy = .terminate) -> Command {
    .with {
      $0.commandType = .startChildWorkflowExecution
      $0.startChildWorkflowExecutionCommandAttributes.workflowID = id
      $0.startChildWorkflowExecutionCommandAttributes.workflowType.name = "Child"
      $0.startChildWorkflowExecutionCommandAttributes.parentClosePolicy = policy
    }
  }

  static func signalExternal(_ id: String) -> Command {
    .with {
      $0.commandType = .signalExternalWorkflowExecution
      $0.signalExternalWorkflowExecutionCommandAttributes.execution.workflowID = id
      $0.signalExternalWorkflowExecutionCommandAttributes.signalName = "hello"
    }
  }

  static func cancelExternal(_ id: String) -> Command {
    .with {
      $0.commandType = .requestCancelExternalWorkflowExecution
      $0.requestCancelExternalWorkflowExecutionCommandAttributes.workflowID = id
    }
  }

  static func marker(_ name: String = "m") -> Command {
    .with {
      $0.commandType = .recordMarker
      $0.recordMarkerCommandAttributes.markerName = name
    }
  }

  static var complete: Command {
    .with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes = CompleteWorkflowExecutionCommandAttributes()
    }
  }

  static var continueAsNew: Command {
    .with {
      $0.commandType = .continueAsNewWorkflowExecution
      $0.continueAsNewWorkflowExecutionCommandAttributes = ContinueAsNewWorkflowExecutionCommandAttributes()
    }
  }
}

extension RespondWorkflowTaskCompletedRequest {
  mutating func stick(to queue: String) {
    stickyAttributes.workerTaskQueue.name = queue
    stickyAttributes.scheduleToStartTimeout = Duration.seconds(5).proto
  }
}

extension Payloads {
  static func text(_ text: String) -> Payloads {
    .with { $0.payloads = [.with { $0.data = Data(text.utf8) }] }
  }
}
