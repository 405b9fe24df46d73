import GRPCServer
import MatchingService
import Model
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import Frontend

private typealias Methods = WorkflowServiceMethods

extension InProcessServer {
  @discardableResult
  fileprivate func start(_ id: String) async throws -> StartWorkflowExecutionResponse {
    try await call(Methods.startWorkflowExecution) {
      $0.namespace = "default"
      $0.workflowID = id
      $0.workflowType.name = "Order"
      $0.taskQueue.name = "orders"
    }
  }

  fileprivate func poll(timeout: Duration = .seconds(20)) async throws -> PollWorkflowTaskQueueResponse {
    try await call(Methods.pollWorkflowTaskQueue, timeout: timeout) {
      $0.namespace = "default"
      $0.taskQueue.name = "orders"
      $0.identity = "worker"
    }
  }

  @discardableResult
  fileprivate func complete(
    _ task: PollWorkflowTaskQueueResponse, namespace: String = "default", _ commands: [Command] = []
  ) async throws -> RespondWorkflowTaskCompletedResponse {
    try await call(Methods.respondWorkflowTaskCompleted) {
      $0.namespace = namespace
      $0.taskToken = task.taskToken
      $0.identity = "worker"
      $0.commands = commands
    }
  }
}

private let completion = Command.with {
  $0.commandType = .completeWorkflowExecution
  $0.completeWorkflowExecutionCommandAttributes.result.payloads = [.json("\"done\"")]
}

@Suite(.timeLimit(.minutes(1)))
struct WorkflowCallsTests {
  @Test("a workflow is started, given to a worker, completed and read")
  func wholeLife() async throws {
    try await InProcessServer.running { server in
      let started = try await server.start("order-1")
      #expect(started.started)
      let task = try await server.poll()
      #expect(task.workflowExecution.runID == started.runID)
      try await server.complete(task, [completion])
      let history = try await server.call(Methods.getWorkflowExecutionHistory) {
        $0.namespace = "default"
        $0.execution.workflowID = "order-1"
        $0.waitNewEvent = true
        $0.historyEventFilterType = .closeEvent
      }
      #expect(history.history.events.map(\.eventType) == [.workflowExecutionCompleted])
      let description = try await server.call(Methods.describeWorkflowExecution) {
        $0.namespace = "default"
        $0.execution.workflowID = "order-1"
      }
      #expect(description.workflowExecutionInfo.status == .completed)
      #expect(description.executionConfig.taskQueue.name == "orders")
    }
  }

  @Test("a start that nobody named is named by the server, so two of them are two")
  func requestIDs() async throws {
    try await InProcessServer.running { server in
      try await server.start("order-1")
      let error = await #expect(throws: GRPCError.self) { try await server.start("order-1") }
      #expect(error?.code == .alreadyExists)
    }
  }

  @Test("a poll without work is answered empty when the server shuts down")
  func emptyPoll() async throws {
    try await InProcessServer.running { server in
      async let response = server.poll()
      server.queues.shutdown()
      let answer = try await response
      #expect(answer == PollWorkflowTaskQueueResponse())
    }
  }

  @Test("a poll for Nexus tasks is parked and answered empty when the server shuts down")
  func nexusPoll() async throws {
    try await InProcessServer.running { server in
      async let response = server.call(Methods.pollNexusTaskQueue, timeout: .seconds(60)) {
        $0.namespace = "default"
        $0.taskQueue.name = "orders"
      }
      server.queues.shutdown()
      let answer = try await response
      #expect(answer == PollNexusTaskQueueResponse())
    }
  }

  @Test("a task is answered in its own namespace, which its token also says")
  func tokenNamespace() async throws {
    try await InProcessServer.running { server in
      try await server.start("order-1")
      let task = try await server.poll()
      let foreign = await #expect(throws: GRPCError.self) { try await server.complete(task, namespace: "other", [completion]) }
      #expect(foreign?.code == .invalidArgument)
      #expect(foreign?.message == "Operation requested with a token from a different namespace.")
      let tokenless = await #expect(throws: GRPCError.self) { try await server.complete(.init(), [completion]) }
      #expect(tokenless?.message == "Task token not set on request.")
      try await server.complete(task, namespace: "", [completion])
    }
  }

  @Test("a termination without a reason says who ended the workflow")
  func terminationReason() async throws {
    try await InProcessServer.running { server in
      try await server.start("order-1")
      _ = try await server.call(Methods.terminateWorkflowExecution) {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = "order-1"
      }
      let history = try await server.call(Methods.getWorkflowExecutionHistoryReverse) {
        $0.namespace = "default"
        $0.execution.workflowID = "order-1"
      }
      #expect(history.history.events.first?.workflowExecutionTerminatedEventAttributes.reason == "terminated by user via frontend")
    }
  }

  @Test("a query reaches a worker and its answer comes back")
  func query() async throws {
    try await InProcessServer.running { server in
      try await server.start("order-1")
      try await server.complete(try await server.poll(), [completion])
      async let answer = server.call(Methods.queryWorkflow) {
        $0.namespace = "default"
        $0.execution.workflowID = "order-1"
        $0.query.queryType = "state"
      }
      let task = try await server.poll()
      #expect(task.query.queryType == "state")
      _ = try await server.call(Methods.respondQueryTaskCompleted) {
        $0.namespace = "default"
        $0.taskToken = task.taskToken
        $0.completedType = .answered
        $0.queryResult.payloads = [.json("42")]
      }
      let payloads = try await answer.queryResult.payloads
      #expect(payloads == [.json("42")])
      let again = await #expect(throws: GRPCError.self) {
        _ = try await server.call(Methods.respondQueryTaskCompleted) {
          $0.namespace = "default"
          $0.taskToken = task.taskToken
        }
      }
      #expect(again?.code == .notFound)
    }
  }

  @Test("a deprecated namespace starts nothing and still reads")
  func deprecated() async throws {
    try await InProcessServer.running { server in
      try await server.start("order-1")
      _ = try await server.call(Methods.deprecateNamespace) { $0.namespace = "default" }
      let error = await #expect(throws: GRPCError.self) { try await server.start("order-2") }
      #expect(error?.code == .failedPrecondition)
      _ = try await server.call(Methods.describeWorkflowExecution) {
        $0.namespace = "default"
        $0.execution.workflowID = "order-1"
      }
    }
  }

  @Test("a queue is described with who polls it and what waits in it")
  func taskQueue() async throws {
    try await InProcessServer.running { server in
      for number in 0..<3 { try await server.start("order-\(number)") }
      _ = try await server.poll()
      let response = try await server.call(Methods.describeTaskQueue) {
        $0.namespace = "default"
        $0.taskQueue.name = "orders"
        $0.reportStats = true
      }
      #expect(response.pollers.map(\.identity) == ["worker"])
      #expect(response.stats.approximateBacklogCount == 2)
      let enhanced = try await server.call(Methods.describeTaskQueue) {
        $0.namespace = "default"
        $0.taskQueue.name = "orders"
        $0.apiMode = .enhanced
        $0.reportStats = true
        $0.reportPollers = true
      }
      #expect(enhanced.versionsInfo[""]?.typesInfo[1]?.stats.approximateBacklogCount == 2)
      #expect(enhanced.versionsInfo[""]?.typesInfo[2]?.pollers.isEmpty == true)
      let reserved = await #expect(throws: GRPCError.self) {
        _ = try await server.call(Methods.describeTaskQueue) {
          $0.namespace = "default"
          $0.taskQueue.name = "/_sys/orders/1"
        }
      }
      #expect(reserved?.message == "invalid task queue partition name /_sys/orders/1")
      let partitions = try await server.call(Methods.listTaskQueuePartitions) {
        $0.namespace = "default"
        $0.taskQueue.name = "orders"
      }
      #expect(partitions.workflowTaskQueuePartitions.map(\.key) == ["orders"])
    }
  }

  @Test("the sticky tasks of a worker that says goodbye go to the normal queue at once")
  func shutdownWorkerSticky() async throws {
    try await InProcessServer.running { server in
      for id in ["order-1", "order-2"] {
        try await server.start(id)
        let task = try await server.poll()
        _ = try await server.call(Methods.respondWorkflowTaskCompleted) {
          $0.namespace = "default"
          $0.taskToken = task.taskToken
          $0.stickyAttributes.workerTaskQueue = .with { ($0.name, $0.kind, $0.normalName) = ("sticky", .sticky, "orders") }
          $0.stickyAttributes.scheduleToStartTimeout.seconds = 60
        }
      }
      // One task is taken from the sticky queue, which shows that it is served; the other one waits there.
      async let taken = server.call(Methods.pollWorkflowTaskQueue, timeout: .seconds(20)) {
        $0.namespace = "default"
        $0.taskQueue = .with { ($0.name, $0.kind, $0.normalName) = ("sticky", .sticky, "orders") }
      }
      while server.queues.describe(.init(namespaceID: try server.namespaces.find("default").id, name: "sticky", kind: .workflow))
        .parkedPolls == 0
      {
        await Task.yield()
      }
      for id in ["order-1", "order-2"] {
        _ = try await server.call(Methods.signalWorkflowExecution) {
          $0.namespace = "default"
          $0.workflowExecution.workflowID = id
          $0.signalName = "wake"
        }
      }
      let first = try await taken.workflowExecution.workflowID
      _ = try await server.call(Methods.shutdownWorker) {
        $0.namespace = "default"
        $0.stickyTaskQueue = "sticky"
      }
      let moved = try await server.poll()
      #expect(Set([first, moved.workflowExecution.workflowID]) == ["order-1", "order-2"])
      #expect(moved.history.events.first?.eventID == 1)
    }
  }

  @Test("a worker that says goodbye has its parked polls answered empty")
  func shutdownWorker() async throws {
    try await InProcessServer.running { server in
      async let polled = server.call(Methods.pollActivityTaskQueue, timeout: .seconds(60)) {
        $0.namespace = "default"
        $0.taskQueue.name = "orders"
        $0.workerInstanceKey = "worker-1"
      }
      _ = try await server.call(Methods.shutdownWorker) {
        $0.namespace = "default"
        $0.workerInstanceKey = "worker-1"
        $0.taskQueue = "orders"
      }
      let answer = try await polled
      #expect(answer == PollActivityTaskQueueResponse())
    }
  }
}
