import FoundationEssentials
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import TestSupport

/// A worker's half for workflows: polls, computes what the scripts command, answers, and is as forgetful as real ones.
final class WorkflowWorker: @unchecked Sendable {
  private let world: World
  private let scripts: [String: Script]
  private let name: String
  private let isSticky: Bool
  private let activities: ActivityWorker
  /// What it remembers of the runs that it worked on.
  private var cache: [String: [HistoryEvent]] = [:]

  private var simulator: Simulator { world.simulator }
  private var stickyQueue: String { "sticky \(name)" }

  init(_ world: World, scripts: [String: Script], name: String, isSticky: Bool, activities: ActivityWorker) {
    self.world = world
    self.scripts = scripts
    self.name = name
    self.isSticky = isSticky
    self.activities = activities
  }

  func run() {
    world.spawn { await self.poll(Script.queue) }
    if isSticky { world.spawn { await self.poll(self.stickyQueue) } }
  }

  private func poll(_ queue: String) async {
    let request = PollWorkflowTaskQueueRequest.with {
      $0.namespace = "default"
      $0.identity = name
      $0.taskQueue.name = queue
      if queue == stickyQueue {
        $0.taskQueue.kind = .sticky
        $0.taskQueue.normalName = Script.queue
      }
    }
    while !Task.isCancelled {
      let vanishes = world.meets(world.plan.vanishedPolls, "vanished poll")
      let timeout = vanishes ? simulator.random.duration(1, 20_000) : .seconds(70)
      do throws(CallError) {
        let task = try await world.network.call(WorkflowServiceMethods.pollWorkflowTaskQueue, timeout: timeout, isPoll: true, request)
        if !task.taskToken.isEmpty { await work(on: task) }
      } catch {
        await simulator.pass(simulator.random.duration(10, 500))
      }
    }
  }

  private func work(on polled: PollWorkflowTaskQueueResponse) async {
    var next: PollWorkflowTaskQueueResponse? = polled
    while let task = next, !Task.isCancelled {
      next = nil
      if world.meets(world.plan.lostTasks, "lost workflow task") {
        cache = [:]
        return
      }
      guard let history = await history(of: task) else { return }
      await simulator.pass(simulator.random.duration(0, 50))
      if task.hasQuery {
        await answerQuery(task, history)
      } else if world.meets(world.plan.failedTasks, "failed workflow task") {
        await fail(task)
      } else {
        next = await complete(task, history)
      }
    }
  }

  /// The whole history up to the task's start; nil when it could not be had.
  private func history(of task: PollWorkflowTaskQueueResponse) async -> [HistoryEvent]? {
    let runID = task.workflowExecution.runID
    var events = task.history.events
    if events.first?.eventID != 1 || !task.nextPageToken.isEmpty {
      let known = cache[runID] ?? []
      if task.nextPageToken.isEmpty, let first = events.first?.eventID, known.last?.eventID == first - 1 {
        events = known + events
      } else {
        guard let read = await read(task.workflowExecution) else { return nil }
        events = task.hasQuery ? read : read.filter { $0.eventID <= task.startedEventID }
        // The start is not on the disk: another server, or this one after a crash, does not know of it, and the task is worth nothing.
        guard task.hasQuery || events.last?.eventID == task.startedEventID else { return nil }
      }
    }
    check(events, of: task)
    cache[runID] = isSticky ? events : nil
    return events
  }

  private func check(_ events: [HistoryEvent], of task: PollWorkflowTaskQueueResponse) {
    let run = "run \(task.workflowExecution.runID)"
    for (index, event) in events.enumerated() where event.eventID != Int64(index + 1) {
      return world.report("the history that a worker got of \(run) has a gap at \(index + 1)")
    }
    if !task.hasQuery, events.last?.eventID != task.startedEventID {
      world.report("the history that a worker got of \(run) ends at \(events.count), not at \(task.startedEventID)")
    }
  }

  private func read(_ execution: WorkflowExecution) async -> [HistoryEvent]? {
    var request = GetWorkflowExecutionHistoryRequest.with {
      $0.namespace = "default"
      $0.execution = execution
      $0.maximumPageSize = 20
    }
    var events: [HistoryEvent] = []
    repeat {
      do throws(CallError) {
        let page = try await world.network.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request)
        events += page.history.events
        request.nextPageToken = page.nextPageToken
      } catch {
        return nil
      }
    } while !request.nextPageToken.isEmpty
    return events
  }

  // MARK: Answers

  private func complete(_ task: PollWorkflowTaskQueueResponse, _ history: [HistoryEvent]) async -> PollWorkflowTaskQueueResponse? {
    guard let script = scripts[task.workflowType.name] else { return nil }
    let execution = task.workflowExecution
    let view = HistoryView(history)
    var request = RespondWorkflowTaskCompletedRequest()
    request.namespace = "default"
    request.identity = name
    request.taskToken = task.taskToken
    let updates = task.messages.flatMap { [ProtocolMessageMessage.accept($0), .complete($0)] }
    request.messages = updates
    request.commands = updates.map { message in
      .with {
        $0.commandType = .protocolMessage
        $0.protocolMessageCommandAttributes.messageID = message.id
      }
    }
    request.commands += script.decide(view, workflowID: execution.workflowID, runID: execution.runID)
    request.returnNewWorkflowTask = simulator.random.chance(1, in: 2)
    request.capabilities.discardSpeculativeWorkflowTaskWithEvents = true
    for (id, _) in task.queries {
      request.queryResults[id] = .with {
        $0.resultType = .answered
        $0.answer = .text("\(view.signals.count)")
      }
    }
    if isSticky {
      request.stickyAttributes.workerTaskQueue.name = stickyQueue
      request.stickyAttributes.workerTaskQueue.kind = .sticky
      request.stickyAttributes.workerTaskQueue.normalName = Script.queue
      request.stickyAttributes.scheduleToStartTimeout = .seconds(5)
    }
    guard let response = await world.network.send(WorkflowServiceMethods.respondWorkflowTaskCompleted, request) else {
      // It is not known what became of it, so what is remembered may be wrong.
      cache[execution.runID] = nil
      return nil
    }
    for activity in response.activityTasks { activities.take(activity) }
    return response.hasWorkflowTask && !response.workflowTask.taskToken.isEmpty ? response.workflowTask : nil
  }

  private func fail(_ task: PollWorkflowTaskQueueResponse) async {
    cache[task.workflowExecution.runID] = nil
    let request = RespondWorkflowTaskFailedRequest.with {
      $0.namespace = "default"
      $0.taskToken = task.taskToken
      $0.cause = .workflowWorkerUnhandledFailure
      $0.failure.message = "simulated"
    }
    _ = await world.network.send(WorkflowServiceMethods.respondWorkflowTaskFailed, request)
  }

  private func answerQuery(_ task: PollWorkflowTaskQueueResponse, _ history: [HistoryEvent]) async {
    let request = RespondQueryTaskCompletedRequest.with {
      $0.namespace = "default"
      $0.taskToken = task.taskToken
      $0.completedType = .answered
      $0.queryResult = .text("\(HistoryView(history).signals.count)")
    }
    _ = await world.network.send(WorkflowServiceMethods.respondQueryTaskCompleted, request)
  }
}

extension ProtocolMessageMessage {
  fileprivate static func accept(_ request: ProtocolMessageMessage) -> ProtocolMessageMessage {
    var acceptance = UpdateAcceptance()
    acceptance.acceptedRequestMessageID = request.id
    acceptance.acceptedRequestSequencingEventID = request.eventID
    if let body = try? UpdateRequest(unpackingAny: request.body) { acceptance.acceptedRequest = body }
    return make("\(request.id)/accept", request.protocolInstanceID, acceptance)
  }

  fileprivate static func complete(_ request: ProtocolMessageMessage) -> ProtocolMessageMessage {
    var response = UpdateResponse()
    response.meta.updateID = request.protocolInstanceID
    response.outcome.success = .text("updated \(request.protocolInstanceID)")
    return make("\(request.id)/complete", request.protocolInstanceID, response)
  }

  private static func make(_ id: String, _ instance: String, _ body: some Message) -> ProtocolMessageMessage {
    var message = ProtocolMessageMessage()
    message.id = id
    message.protocolInstanceID = instance
    message.body = (try? Google_Protobuf_Any(message: body)) ?? Google_Protobuf_Any()
    return message
  }
}
