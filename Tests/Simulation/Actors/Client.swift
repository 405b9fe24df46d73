import GRPCServer
import Model
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import TestSupport

/// Who starts one workflow and deals with it until it has closed: signals, updates, queries, and waits for its result.
final class Client: @unchecked Sendable {
  /// What the client does beside starting and waiting.
  struct Habits {
    var script: String
    var workflowID: String
    var startDelay: Duration
    var retries = false
    var timeout: Duration?
    var updates = 0
    var queries = 0
    var end: Interference?
  }

  enum Interference {
    case cancel
    case terminate
    case reset
  }

  private let world: World
  private let habits: Habits
  private var hasSeenTheEnd = false
  private var isInterfering = false
  /// Whether nothing more that could begin a run comes from it: a reset may be under way when the run that it is about has ended.
  var isDone: Bool { hasSeenTheEnd && !isInterfering }

  private var simulator: Simulator { world.simulator }
  private var id: String { habits.workflowID }

  init(_ world: World, _ habits: Habits) {
    self.world = world
    self.habits = habits
  }

  func run() {
    world.spawn {
      await self.simulator.pass(self.habits.startDelay)
      guard let runID = await self.start() else { return }
      self.world.spawn { await self.signal() }
      if self.habits.updates > 0 { self.world.spawn { await self.update() } }
      if self.habits.queries > 0 { self.world.spawn { await self.query() } }
      if let end = self.habits.end {
        self.isInterfering = true
        self.world.spawn {
          await self.interfere(end, runID)
          self.isInterfering = false
        }
      }
      await self.wait(for: runID)
      self.hasSeenTheEnd = true
    }
  }

  // MARK: Calls that are made until they are answered

  private enum Outcome<Value: Sendable>: Sendable {
    case done(Value, attempts: Int)
    case refused(CallError, attempts: Int)
    case cancelled
  }

  private func persist<Request, Response>(
    _ method: RPCMethod<Request, Response>, timeout: Duration = .seconds(10), _ request: Request
  ) async -> Outcome<Response> {
    var attempts = 0
    while !Task.isCancelled {
      attempts += 1
      do throws(CallError) {
        return .done(try await world.network.call(method, timeout: timeout, request), attempts: attempts)
      } catch {
        guard error.isPassing else { return error.code == .cancelled ? .cancelled : .refused(error, attempts: attempts) }
        await simulator.pass(simulator.random.duration(10, 2000))
      }
    }
    return .cancelled
  }

  private func start() async -> String? {
    let request = StartWorkflowExecutionRequest.with {
      $0.namespace = "default"
      $0.workflowID = id
      $0.workflowType.name = habits.script
      $0.taskQueue.name = Script.queue
      $0.requestID = "start \(id)"
      // A repeated request that comes when all is over must not begin again.
      $0.workflowIDReusePolicy = .rejectDuplicate
      $0.identity = "client"
      if habits.retries {
        $0.retryPolicy.initialInterval = .seconds(1)
        $0.retryPolicy.backoffCoefficient = 2
        $0.retryPolicy.maximumAttempts = 4
      }
      if let timeout = habits.timeout { $0.workflowRunTimeout = .milliseconds(timeout) }
    }
    switch await persist(WorkflowServiceMethods.startWorkflowExecution, request) {
    case .done(let response, _):
      world.ledger.started.append((id, response.runID))
      return response.runID
    case .refused(let error, _):
      // When the run has been followed by another, nothing tells any more that it was this request that began it.
      let runs = world.disk.keys.filter { $0.workflowID == id }
      guard error.code == .alreadyExists, runs.count > 1, let first = runs.first?.runID.description else {
        world.report("the start of \(id), whose only starter asks, was refused: \(error)")
        return nil
      }
      return first
    case .cancelled: break
    }
    return nil
  }

  /// Signals as long as there is something to signal, so that no workflow waits for signals in vain.
  private func signal() async {
    var number = 0
    while !Task.isCancelled {
      await simulator.pass(simulator.random.duration(100, number < 4 ? 4000 : 30_000))
      number += 1
      let name = "signal \(number) of \(id)"
      let request = SignalWorkflowExecutionRequest.with {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = id
        $0.signalName = name
        $0.requestID = name
      }
      var sent = Ledger.Sent(workflowID: id, name: name)
      switch await persist(WorkflowServiceMethods.signalWorkflowExecution, request) {
      case .done(_, let attempts):
        sent.isAcknowledged = true
        sent.attempts = attempts
        world.ledger.signals.append(sent)
      case .refused(let error, let attempts):
        sent.attempts = attempts
        world.ledger.signals.append(sent)
        guard error.code == .notFound else { return world.report("a signal to \(id) was refused: \(error)") }
        // A reset may begin again what has ended.
        guard habits.end == .reset else { return }
      case .cancelled: return
      }
    }
  }

  private func update() async {
    for number in 1...habits.updates {
      await simulator.pass(simulator.random.duration(100, 8000))
      let name = "update \(number) of \(id)"
      let request = UpdateWorkflowExecutionRequest.with {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = id
        $0.waitPolicy.lifecycleStage = .completed
        $0.request.meta.updateID = name
        $0.request.input.name = "change"
      }
      var sent = Ledger.Sent(workflowID: id, name: name)
      var isOpen = true
      // An answer without an outcome says that it is not known yet.
      while isOpen {
        switch await persist(WorkflowServiceMethods.updateWorkflowExecution, timeout: .seconds(25), request) {
        case .done(let response, let attempts):
          sent.attempts += attempts
          guard response.hasOutcome else { continue }
          isOpen = false
          if case .success(let outcome)? = response.outcome.value {
            sent.isAcknowledged = true
            if outcome.text != "updated \(name)" { world.report("\(name) has another's outcome: \(outcome.text ?? "none")") }
          }
          world.ledger.updates.append(sent)
        case .refused(let error, let attempts):
          sent.attempts += attempts
          world.ledger.updates.append(sent)
          if ![.notFound, .failedPrecondition].contains(error.code) { world.report("\(name) was refused: \(error)") }
          return
        case .cancelled: return
        }
      }
    }
  }

  private func query() async {
    for _ in 1...habits.queries {
      await simulator.pass(simulator.random.duration(100, 8000))
      let known = world.ledger.signals.count { $0.workflowID == id && $0.isAcknowledged }
      let request = QueryWorkflowRequest.with {
        $0.namespace = "default"
        $0.execution.workflowID = id
        $0.query.queryType = "signals"
      }
      // Queries are not tried again: what went wrong went wrong.
      guard let response: QueryWorkflowResponse = try? await world.network.call(WorkflowServiceMethods.queryWorkflow, request),
        let text = response.queryResult.text, let count = Int(text)
      else { continue }
      world.ledger.queries += 1
      if count < known, world.hasOneStory(of: id) {
        world.report("a query of \(id) saw \(count) signals after \(known) were acknowledged")
      }
    }
  }

  private func interfere(_ end: Interference, _ runID: String) async {
    await simulator.pass(simulator.random.duration(100, 30_000))
    switch end {
    case .cancel:
      let request = RequestCancelWorkflowExecutionRequest.with {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = id
        $0.requestID = "cancel \(id)"
      }
      _ = await persist(WorkflowServiceMethods.requestCancelWorkflowExecution, request)
    case .terminate:
      let request = TerminateWorkflowExecutionRequest.with {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = id
        $0.reason = "simulated"
      }
      if case .done = await persist(WorkflowServiceMethods.terminateWorkflowExecution, request) { world.ledger.terminated.insert(id) }
    case .reset:
      world.ledger.reset.insert(id)
      let request = ResetWorkflowExecutionRequest.with {
        $0.namespace = "default"
        $0.workflowExecution.workflowID = id
        $0.workflowExecution.runID = runID
        $0.reason = "simulated"
        $0.requestID = "reset \(id)"
        // The first workflow task's end, if it came at once; otherwise the server refuses.
        $0.workflowTaskFinishEventID = 4
      }
      _ = await persist(WorkflowServiceMethods.resetWorkflowExecution, request)
    }
  }

  /// Waits for the end of the workflow's last run, as SDKs do for a result.
  private func wait(for first: String) async {
    var runID = first
    while !Task.isCancelled {
      let request = GetWorkflowExecutionHistoryRequest.with {
        $0.namespace = "default"
        $0.execution.workflowID = id
        $0.execution.runID = runID
        $0.waitNewEvent = true
        $0.historyEventFilterType = .closeEvent
      }
      switch await persist(WorkflowServiceMethods.getWorkflowExecutionHistory, timeout: .seconds(30), request) {
      case .done(let response, _):
        guard let last = response.history.events.last, last.isClose else { continue }
        if case .workflowExecutionCompletedEventAttributes(let it) = last.attributes {
          world.ledger.results.append((id, runID, it.result.text ?? ""))
        }
        guard let next = last.nextRunID else { return }
        runID = next
      case .refused(let error, _): return world.report("the end of run \(runID) cannot be read: \(error)")
      case .cancelled: return
      }
    }
  }
}
