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
    _ request: PollWorkflowTaskQueueRequest, _ call: Call
  ) async throws(ServiceError) -> PollWorkflowTaskQueueResponse {
    let place = try place(of: request, call)
    return await answer(queues.poll(place.queue, poller: place.poller, timeout: place.timeout), request.taskQueue, call)
  }

  func activityTask(
    _ request: PollActivityTaskQueueRequest, _ call: Call
  ) async throws(ServiceError) -> PollActivityTaskQueueResponse {
    let place = try place(of: request, call)
    return answer(await queues.poll(place.queue, poller: place.poller, timeout: place.timeout), request.taskQueue, call)
  }

  /// Of Nexus tasks there are only the server's commands to workers, on queues that those offer with their polls.
  func nexusTask(
    _ request: PollNexusTaskQueueRequest, _ call: Call
  ) async throws(ServiceError) -> PollNexusTaskQueueResponse {
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .nexus, call, identity: request.identity)
    workers.record(request.workerHeartbeat, in: call.namespace.id)
    let poller = PollerIdentity(identity: request.identity, workerInstanceKey: request.workerInstanceKey)
    switch await queues.poll(queue, poller: poller, timeout: try LongPoll.poll(until: call.deadline)) {
    case .task(.nexus(let response), _): return response
    case .task, .query, .empty: return PollNexusTaskQueueResponse()
    }
  }

  // MARK: Before and after the wait

  // None of these is inlined: what they need would be part of every parked poll's frame.

  /// Where a poll waits, and how long.
  private struct Place {
    var queue: TaskQueueID
    var poller: PollerIdentity
    var timeout: Duration
  }

  @inline(never)
  private func place(of request: PollWorkflowTaskQueueRequest, _ call: Call) throws(ServiceError) -> Place {
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .workflow, call, identity: request.identity)
    let poller = PollerIdentity(
      identity: request.identity, workerInstanceKey: request.workerInstanceKey,
      deploymentName: request.deploymentOptions.deploymentName, buildID: request.deploymentOptions.buildID)
    return Place(queue: queue, poller: poller, timeout: try LongPoll.poll(until: call.deadline))
  }

  @inline(never)
  private func place(of request: PollActivityTaskQueueRequest, _ call: Call) throws(ServiceError) -> Place {
    let queue = try queue(request.hasTaskQueue ? request.taskQueue : nil, .activity, call, identity: request.identity)
    let rate = request.taskQueueMetadata.hasMaxTasksPerSecond ? request.taskQueueMetadata.maxTasksPerSecond.value : nil
    let poller = PollerIdentity(
      identity: request.identity, workerInstanceKey: request.workerInstanceKey,
      deploymentName: request.deploymentOptions.deploymentName, buildID: request.deploymentOptions.buildID,
      maxTasksPerSecond: rate, controlQueue: request.workerControlTaskQueue)
    return Place(queue: queue, poller: poller, timeout: try LongPoll.poll(until: call.deadline))
  }

  @inline(never)
  private func answer(
    _ outcome: PollOutcome<WorkerTask, DirectQuery>, _ queue: TaskQueue, _ call: Call
  ) async -> PollWorkflowTaskQueueResponse {
    switch outcome {
    case .task(.workflow(var response), let advice):
      meter?.note(queue, "Workflow", namespace: call.namespace.name, waited: response.scheduleToStart ?? .zero)
      if let decision = advice.decision { response.pollerScalingDecision = decision }
      return response
    case .query(let task, let advice): return await answer(task, advice)
    case .task, .empty:
      meter?.note(queue, "Workflow", namespace: call.namespace.name, waited: nil)
      return PollWorkflowTaskQueueResponse()
    }
  }

  @inline(never)
  private func answer(
    _ outcome: PollOutcome<WorkerTask, DirectQuery>, _ queue: TaskQueue, _ call: Call
  ) -> PollActivityTaskQueueResponse {
    guard case .task(.activity(var response), let advice) = outcome else {
      meter?.note(queue, "Activity", namespace: call.namespace.name, waited: nil)
      return PollActivityTaskQueueResponse()
    }
    meter?.note(queue, "Activity", namespace: call.namespace.name, waited: response.scheduleToStart ?? .zero)
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
