import Foundation
import GRPCServer
import SwiftProtobuf
import Synchronization
import TemporalAPI

/// The workflows of a null server and the boxes in which its tasks, polls and waiting calls meet.
final class NullRuns: Sendable {
  /// What lies in a workflow task queue.
  enum QueuedTask: Sendable {
    case workflow(String)
    case query(id: String, workflow: String)
  }

  private struct Boxes {
    var workflowTasks: [String: Mailbox<QueuedTask>] = [:]
    var activityTasks: [String: Mailbox<NullActivity>] = [:]
    var ends: [String: Mailbox<HistoryEvent>] = [:]
    var answers: [String: Mailbox<Payloads>] = [:]
  }

  private let runs = Mutex<[String: NullRun]>([:])
  private let boxes = Mutex(Boxes())
  /// Numbers for run ids and queries.
  let numbers = Counter()

  func workflowTasks(_ queue: String) -> Mailbox<QueuedTask> { box(\.workflowTasks, queue) }
  func activityTasks(_ queue: String) -> Mailbox<NullActivity> { box(\.activityTasks, queue) }
  func end(_ workflow: String) -> Mailbox<HistoryEvent> { box(\.ends, workflow) }
  func answer(_ id: String) -> Mailbox<Payloads> { box(\.answers, id) }

  func forgetEnd(_ workflow: String) { boxes.withLock { $0.ends[workflow] = nil } }
  func forgetAnswer(_ id: String) { boxes.withLock { $0.answers[id] = nil } }

  private func box<Element>(_ kind: WritableKeyPath<Boxes, [String: Mailbox<Element>]>, _ name: String) -> Mailbox<Element> {
    boxes.withLock { boxes in
      if let box = boxes[keyPath: kind][name] { return box }
      let box = Mailbox<Element>()
      boxes[keyPath: kind][name] = box
      return box
    }
  }

  // MARK: Runs

  func start(id: String, type: String, queue: String, input: Payloads, parent: String? = nil) {
    runs.withLock { $0[id] = NullRun(id: id, type: type, queue: queue, input: input, parent: parent) }
    offerTask(id)
  }

  /// Changes a run and offers its next task if it needs one. Throws NOT_FOUND where there is no such run.
  func change(_ id: String, _ body: (inout NullRun) -> Void) throws {
    let isThere = runs.withLock { runs in
      guard var run = runs.removeValue(forKey: id) else { return false }
      body(&run)
      runs[id] = run
      return true
    }
    guard isThere else { throw GRPCError(.notFound, "no workflow \(id)") }
    offerTask(id)
  }

  /// The queue that the run's tasks and queries go to; nil if it is gone.
  func queue(of id: String) -> String? { runs.withLock { $0[id].map { $0.stickyQueue ?? $0.queue } } }

  func eventCount(of id: String) -> Int64 { runs.withLock { $0[id]?.eventCount ?? 0 } }

  /// The content of a task that was polled; nil if its run is gone.
  func takeTask(_ id: String) -> PollWorkflowTaskQueueResponse? { runs.withLock { $0[id]?.takeTask() } }

  /// Takes a workflow task's answer; returns the run's next task if there is one already and the answer asks for it.
  func complete(_ answer: RespondWorkflowTaskCompletedRequest) throws -> PollWorkflowTaskQueueResponse? {
    let id = String(decoding: answer.taskToken, as: UTF8.self)
    guard let effects = runs.withLock({ $0[id]?.completeTask(answer) }) else { throw GRPCError(.notFound, "no workflow \(id)") }
    for effect in effects { perform(effect, of: id) }
    for message in answer.messages {
      guard let response = try? UpdateResponse(unpackingAny: message.body) else { continue }
      self.answer(message.protocolInstanceID).put(response.outcome.success)
    }
    guard answer.returnNewWorkflowTask else {
      offerTask(id)
      return nil
    }
    return runs.withLock { runs in
      runs[id]?.offersTask(evenWithoutNews: answer.forceCreateNewWorkflowTask) == true ? runs[id]?.takeTask() : nil
    }
  }

  private func offerTask(_ id: String) {
    let queue: String? = runs.withLock { runs in
      runs[id]?.offersTask() == true ? runs[id].map { $0.stickyQueue ?? $0.queue } : nil
    }
    if let queue { workflowTasks(queue).put(.workflow(id)) }
  }

  private func perform(_ effect: NullRun.Effect, of id: String) {
    switch effect {
    case .activity(let activity, let queue): activityTasks(queue).put(activity)
    case .timer(let timer, let duration):
      Task {
        try await Task.sleep(for: duration)
        try self.change(id) { $0.addNews(.timerFired) { $0.timerFiredEventAttributes.timerID = timer } }
      }
    case .child(let child, let type, let queue, let input): start(id: child, type: type, queue: queue, input: input, parent: id)
    case .end(let event):
      let parent = runs.withLock { $0.removeValue(forKey: id)?.parent }
      if let parent {
        try? change(parent) { $0.addNews(.childWorkflowExecutionCompleted) }
      } else {
        end(id).put(event)
      }
    }
  }
}
