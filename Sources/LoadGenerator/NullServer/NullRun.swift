import Foundation
import SwiftProtobuf
import TemporalAPI

/// A workflow of the null server: only what the next task must hold. No history is kept, no rule is checked.
struct NullRun {
  let id: String
  let type: String
  let queue: String
  /// Who hears of its end, and what the end is told with.
  let parent: String?
  private(set) var stickyQueue: String?
  private(set) var eventCount: Int64 = 0
  /// Events and messages that no task has brought yet.
  private var events: [HistoryEvent] = []
  private var messages: [ProtocolMessageMessage] = []
  /// Whether there is something that a worker must hear of.
  private var hasNews = true
  /// Whether a task is on its way or being worked on.
  private var hasTask = false
  private var previousStarted: Int64 = 0

  init(id: String, type: String, queue: String, input: Payloads, parent: String?) {
    self.id = id
    self.type = type
    self.queue = queue
    self.parent = parent
    add(.workflowExecutionStarted) {
      $0.workflowExecutionStartedEventAttributes.workflowID = id
      $0.workflowExecutionStartedEventAttributes.workflowType.name = type
      $0.workflowExecutionStartedEventAttributes.input = input
    }
  }

  /// Adds an event that a worker must hear of.
  mutating func addNews(_ type: EventType, _ fill: (inout HistoryEvent) -> Void = { _ in }) {
    add(type, fill)
    hasNews = true
  }

  /// Adds a message that a worker must hear of.
  mutating func addNews(_ message: ProtocolMessageMessage) {
    messages.append(message)
    hasNews = true
  }

  mutating func add(_ type: EventType, _ fill: (inout HistoryEvent) -> Void = { _ in }) {
    eventCount += 1
    var event = HistoryEvent()
    event.eventID = eventCount
    event.eventType = type
    fill(&event)
    events.append(event)
  }

  /// Whether a task is to be offered now; it is then taken as offered.
  mutating func offersTask(evenWithoutNews: Bool = false) -> Bool {
    guard !hasTask, hasNews || evenWithoutNews else { return false }
    hasTask = true
    return true
  }

  /// The task with everything that is new.
  mutating func takeTask() -> PollWorkflowTaskQueueResponse {
    add(.workflowTaskScheduled)
    add(.workflowTaskStarted)
    var task = PollWorkflowTaskQueueResponse()
    task.taskToken = Data(id.utf8)
    task.workflowExecution.workflowID = id
    task.workflowExecution.runID = id
    task.workflowType.name = type
    task.previousStartedEventID = previousStarted
    task.startedEventID = eventCount
    task.attempt = 1
    task.history.events = events
    task.messages = messages
    events = []
    messages = []
    hasNews = false
    previousStarted = eventCount
    return task
  }

  /// What an answered task leads to outside of its run.
  enum Effect {
    case activity(NullActivity, queue: String)
    case timer(id: String, Duration)
    case child(id: String, type: String, queue: String, input: Payloads)
    case end(HistoryEvent)
  }

  mutating func completeTask(_ answer: RespondWorkflowTaskCompletedRequest) -> [Effect] {
    hasTask = false
    if answer.hasStickyAttributes { stickyQueue = answer.stickyAttributes.workerTaskQueue.name }
    add(.workflowTaskCompleted)
    return answer.commands.compactMap { perform($0) }
  }

  private mutating func perform(_ command: Command) -> Effect? {
    switch command.attributes {
    case .scheduleActivityTaskCommandAttributes(let activity):
      add(.activityTaskScheduled) {
        $0.activityTaskScheduledEventAttributes.activityID = activity.activityID
        $0.activityTaskScheduledEventAttributes.input = activity.input
      }
      return .activity(
        NullActivity(workflowID: id, activityID: activity.activityID, scheduled: eventCount, input: activity.input),
        queue: activity.taskQueue.name)
    case .startTimerCommandAttributes(let timer):
      return .timer(id: timer.timerID, .seconds(timer.startToFireTimeout.seconds) + .nanoseconds(Int64(timer.startToFireTimeout.nanos)))
    case .startChildWorkflowExecutionCommandAttributes(let child):
      return .child(id: child.workflowID, type: child.workflowType.name, queue: child.taskQueue.name, input: child.input)
    case .completeWorkflowExecutionCommandAttributes(let completion):
      add(.workflowExecutionCompleted) { $0.workflowExecutionCompletedEventAttributes.result = completion.result }
      return events.last.map { .end($0) }
    case .recordMarkerCommandAttributes: eventCount += 1
    default: break
    }
    return nil
  }
}

/// An activity task: what its completion must find again.
struct NullActivity: Sendable {
  var workflowID: String
  var activityID: String
  var scheduled: Int64
  var input = Payloads()

  var token: Data { Data("\(workflowID)\n\(activityID)\n\(scheduled)".utf8) }

}

extension NullActivity {
  /// The activity that a token stands for, without its input.
  init?(token: Data) {
    let parts = String(decoding: token, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = Int64(parts[2]) else { return nil }
    self.init(workflowID: String(parts[0]), activityID: String(parts[1]), scheduled: number)
  }
}
