import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

/// One run, turn by turn.
struct OrderRun {
  var state: MutableState
  private var now = WallTime(nanoseconds: 1_700_000_000_000_000_000)
  private let rules = Rules.standard

  init(number: Int) throws {
    let key = ExecutionKey(
      namespaceID: UniqueID(high: 1, low: 2), workflowID: "order-\(number)", runID: UniqueID(high: 3, low: UInt64(number)))
    let request = StartWorkflowExecutionRequest.with {
      $0.workflowID = key.workflowID
      $0.workflowType.name = "Order"
      $0.taskQueue.name = "orders"
      $0.requestID = "start"
      $0.identity = "client"
      $0.input = .filler
    }
    state = try Turn.start(RunStart(key: key, request: request), now: now, rules: rules).finish().state
  }

  @discardableResult
  private mutating func turn<Result>(_ decide: (inout Turn) throws -> Result) throws -> Result {
    now = now + .milliseconds(1)
    var turn = Turn(state, now: now, rules: rules)
    let result = try decide(&turn)
    let transition = try turn.finish()
    state = transition.state
    return result
  }

  /// A worker takes the workflow task and answers it.
  mutating func answer(_ commands: [Command]) throws {
    let task = state.record.workflowTask
    let start = try turn {
      try $0.startWorkflowTask(scheduledEventID: task.scheduledEventID, stamp: Int64(task.attempt), identity: "worker", requestID: "poll")
    }
    let token = TaskToken.with {
      $0.scheduledEventID = start.scheduledEventID
      $0.startedEventID = start.startedEventID
      $0.attempt = start.attempt
      $0.startedTime = start.startedTime.nanoseconds
    }
    let request = RespondWorkflowTaskCompletedRequest.with {
      $0.commands = commands
      $0.identity = "worker"
    }
    _ = try turn { try $0.completeWorkflowTask(token, request, newRunID: UniqueID(high: 9, low: 9), requestID: "next") }
  }

  /// A worker takes a pending activity and completes it.
  mutating func carryOut(_ pending: ActivityRecord) throws {
    let start = try turn {
      try $0.startActivity(scheduledEventID: pending.scheduledEventID, stamp: pending.stamp, identity: "worker", requestID: "attempt")
    }
    let token = TaskToken.with {
      $0.scheduledEventID = start.record.scheduledEventID
      $0.attempt = start.record.attempt
      $0.stamp = start.record.stamp
    }
    try turn { try $0.completeActivity(.token(token), result: .filler, identity: "worker") }
  }
}

extension Command {
  static func activity(_ id: String) -> Command {
    .with {
      $0.commandType = .scheduleActivityTask
      $0.scheduleActivityTaskCommandAttributes.activityID = id
      $0.scheduleActivityTaskCommandAttributes.activityType.name = "Step"
      $0.scheduleActivityTaskCommandAttributes.taskQueue.name = "orders"
      $0.scheduleActivityTaskCommandAttributes.input = .filler
      $0.scheduleActivityTaskCommandAttributes.startToCloseTimeout.seconds = 60
    }
  }

  static var completion: Command {
    .with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes.result = .filler
    }
  }
}
