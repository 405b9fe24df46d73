import GRPCServer
import HistoryEngine
import HistoryService
import MatchingService
import Model
import SwiftProtobuf
import TemporalAPI

/// The long polls of workers. Each is answered empty when nothing comes, and leaves its queue as soon as its call is cancelled.
struct PollHandlers: Sendable {
  let history: HistoryService
  let queues: TaskQueues
  let workers: WorkerRegistry
  let meter: PollMeter?

  func workflowTask(
    _ asked: Asked<PollWorkflowTaskQueueRequest>, _ call: Call
  ) async throws(ServiceError) -> PollWorkflowTaskQueueResponse {
    try await answer(queues.wait(poll(of: asked, call)), asked, call)
  }

  func activityTask(
    _ asked: Asked<PollActivityTaskQueueRequest>, _ call: Call
  ) async throws(ServiceError) -> PollActivityTaskQueueResponse {
    try answer(await queues.wait(poll(of: asked, call)), asked, call)
  }

  /// Of Nexus tasks there are only the server's commands to workers, on queues that those offer with their polls.
  func nexusTask(
    _ asked: Asked<PollNexusTaskQueueRequest>, _ call: Call
  ) async throws(ServiceError) -> PollNexusTaskQueueResponse {
    switch try await queues.wait(poll(of: asked, call)) {
    case .task(.nexus(let response), _): return response
    case .task, .query, .empty: return PollNexusTaskQueueResponse()
    }
  }

  // MARK: Before and after the wait

  // None of these is inlined: what they need would be part of every parked poll's frame.

  @inline(never)
  private func poll(of asked: Asked<PollWorkflowTaskQueueRequest>, _ call: Call) throws(ServiceError) -> PollCall? {
    let request = asked.request
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .workflow, call, identity: request.identity)
    let poller = PollerIdentity(
      identity: request.identity, workerInstanceKey: request.workerInstanceKey,
      deploymentName: request.deploymentOptions.deploymentName, buildID: request.deploymentOptions.buildID)
    return queues.poll(queue, as: poller, timeout: try LongPoll.poll(until: call.deadline))
  }

  @inline(never)
  private func poll(of asked: Asked<PollActivityTaskQueueRequest>, _ call: Call) throws(ServiceError) -> PollCall? {
    let request = asked.request
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .activity, call, identity: request.identity)
    let rate = request.taskQueueMetadata.hasMaxTasksPerSecond ? request.taskQueueMetadata.maxTasksPerSecond.value : nil
    let poller = PollerIdentity(
      identity: request.identity, workerInstanceKey: request.workerInstanceKey,
      deploymentName: request.deploymentOptions.deploymentName, buildID: request.deploymentOptions.buildID,
      maxTasksPerSecond: rate, controlQueue: request.workerControlTaskQueue)
    return queues.poll(queue, as: poller, timeout: try LongPoll.poll(until: call.deadline))
  }

  @inline(never)
  private func poll(of asked: Asked<PollNexusTaskQueueRequest>, _ call: Call) throws(ServiceError) -> PollCall? {
    let request = asked.request
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .nexus, call, identity: request.identity)
    workers.record(request.workerHeartbeat, in: call.namespace.id)
    let poller = PollerIdentity(identity: request.identity, workerInstanceKey: request.workerInstanceKey)
    return queues.poll(queue, as: poller, timeout: try LongPoll.poll(until: call.deadline))
  }

  @inline(never)
  private func answer(
    _ outcome: PollOutcome<WorkerTask, DirectQuery>, _ asked: Asked<PollWorkflowTaskQueueRequest>, _ call: Call
  ) async -> PollWorkflowTaskQueueResponse {
    switch outcome {
    case .task(.workflow(var response), let advice):
      meter?.note(asked.request.taskQueue, "Workflow", namespace: call.namespace.name, waited: response.scheduleToStart ?? .zero)
      if let decision = advice.decision { response.pollerScalingDecision = decision }
      return response
    case .query(let task, let advice): return await answer(task, advice)
    case .task, .empty:
      meter?.note(asked.request.taskQueue, "Workflow", namespace: call.namespace.name, waited: nil)
      return PollWorkflowTaskQueueResponse()
    }
  }

  @inline(never)
  private func answer(
    _ outcome: PollOutcome<WorkerTask, DirectQuery>, _ asked: Asked<PollActivityTaskQueueRequest>, _ call: Call
  ) -> PollActivityTaskQueueResponse {
    guard case .task(.activity(var response), let advice) = outcome else {
      meter?.note(asked.request.taskQueue, "Activity", namespace: call.namespace.name, waited: nil)
      return PollActivityTaskQueueResponse()
    }
    meter?.note(asked.request.taskQueue, "Activity", namespace: call.namespace.name, waited: response.scheduleToStart ?? .zero)
    if let decision = advice.decision { response.pollerScalingDecision = decision }
    return response
  }

  private func queue(
    _ queue: TaskQueue?, _ kind: TaskQueueID.Kind, _ call: Call, identity: String
  ) throws(ServiceError) -> TaskQueueID {
    try Required.length(identity, of: "Identity", rules: call.rules)
    try Required.taskQueue(queue, rules: call.rules)
    return TaskQueueID(namespaceID: call.namespace.id, name: queue?.name ?? "", kind: kind)
  }

  /// The answer that carries a query to the worker. When it cannot be made, its asker hears why and the poll is answered empty.
  private func answer(_ task: QueryTask<DirectQuery>, _ advice: PollerAdvice) async -> PollWorkflowTaskQueueResponse {
    do throws(ServiceError) {
      var response = try await history.queryTask(task.payload, queryID: task.id)
      if let decision = advice.decision { response.pollerScalingDecision = decision }
      return response
    } catch {
      _ = queues.respondQuery(id: task.id, .failed(message: error.message, failure: nil))
      return PollWorkflowTaskQueueResponse()
    }
  }
}

extension PollerAdvice {
  /// The advice as SDKs read it: one poll more or fewer.
  fileprivate var decision: PollerScalingDecision? {
    var decision = PollerScalingDecision()
    switch self {
    case .more: decision.pollRequestDeltaSuggestion = 1
    case .fewer: decision.pollRequestDeltaSuggestion = -1
    case .none: return nil
    }
    return decision
  }
}
