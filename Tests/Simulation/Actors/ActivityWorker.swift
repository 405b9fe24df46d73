import SwiftProtobuf
import TemporalAPI
import TemporalServices
import TestSupport

/// A worker's half for activities: does what the scripts say, and notes what it was given and what was acknowledged.
final class ActivityWorker: @unchecked Sendable {
  private let world: World
  private let scripts: [String: Script]
  private let name: String

  private var simulator: Simulator { world.simulator }

  init(_ world: World, scripts: [String: Script], name: String) {
    self.world = world
    self.scripts = scripts
    self.name = name
  }

  func run() {
    world.spawn {
      let request = PollActivityTaskQueueRequest.with {
        $0.namespace = "default"
        $0.identity = self.name
        $0.taskQueue.name = Script.queue
      }
      while !Task.isCancelled {
        let vanishes = self.world.meets(self.world.plan.vanishedPolls, "vanished poll")
        let timeout = vanishes ? self.simulator.random.duration(1, 20_000) : .seconds(70)
        do throws(CallError) {
          let task = try await self.world.network.call(
            WorkflowServiceMethods.pollActivityTaskQueue, timeout: timeout, isPoll: true, request)
          if !task.taskToken.isEmpty { self.take(task) }
        } catch {
          await self.simulator.pass(self.simulator.random.duration(10, 500))
        }
      }
    }
  }

  /// Begins with an attempt, beside what it does already.
  func take(_ task: PollActivityTaskQueueResponse) {
    note(task)
    if world.meets(world.plan.lostTasks, "lost activity task") { return }
    world.spawn { await self.work(on: task) }
  }

  private func note(_ task: PollActivityTaskQueueResponse) {
    let attempt = "\(task.workflowExecution.runID) \(task.activityID) \(task.attempt)"
    if !world.ledger.take(attempt) { world.report("attempt \(attempt) was given out twice") }
    guard let script = script(of: task) else { return }
    if script.maximumAttempts > 0, task.attempt > script.maximumAttempts {
      world.report("attempt \(attempt) is more than \(script.maximumAttempts)")
    }
  }

  private func script(of task: PollActivityTaskQueueResponse) -> ActivityScript? {
    guard let name = ActivityName(task.activityType.name), let script = scripts[name.script], name.step < script.steps.count,
      case .activities(let activities) = script.steps[name.step], name.index < activities.count
    else { return nil }
    return activities[name.index]
  }

  private func work(on task: PollActivityTaskQueueResponse) async {
    guard let script = script(of: task) else { return }
    var left = script.work
    while script.heartbeats && left > .seconds(1) {
      await simulator.pass(.seconds(1))
      left -= .seconds(1)
      guard await heartbeat(task) else { return }
    }
    await simulator.pass(left)
    if task.attempt <= script.failures { await fail(task) } else { await complete(task) }
  }

  private func complete(_ task: PollActivityTaskQueueResponse) async {
    let request = RespondActivityTaskCompletedRequest.with {
      $0.namespace = "default"
      $0.taskToken = task.taskToken
      $0.identity = name
      $0.result = .text("did \(task.activityType.name)")
    }
    guard await world.network.send(WorkflowServiceMethods.respondActivityTaskCompleted, request) != nil else { return }
    world.ledger.completedActivities.append(
      (task.workflowExecution.workflowID, task.workflowExecution.runID, task.activityID))
  }

  private func fail(_ task: PollActivityTaskQueueResponse) async {
    let request = RespondActivityTaskFailedRequest.with {
      $0.namespace = "default"
      $0.taskToken = task.taskToken
      $0.identity = name
      $0.failure.message = "simulated"
      $0.failure.applicationFailureInfo = .init()
    }
    _ = await world.network.send(WorkflowServiceMethods.respondActivityTaskFailed, request)
  }

  /// Whether it shall go on.
  private func heartbeat(_ task: PollActivityTaskQueueResponse) async -> Bool {
    let request = RecordActivityTaskHeartbeatRequest.with {
      $0.namespace = "default"
      $0.taskToken = task.taskToken
      $0.details = .text("still here")
    }
    do throws(CallError) {
      return try await !world.network.call(WorkflowServiceMethods.recordActivityTaskHeartbeat, request).cancelRequested
    } catch {
      return error.isPassing
    }
  }
}
