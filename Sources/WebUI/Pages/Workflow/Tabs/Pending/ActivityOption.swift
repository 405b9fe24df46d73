import SwiftProtobuf
import TemporalAPI

/// The options of an activity that can be changed while it is pending, by their paths in the API's field masks.
enum ActivityOption: String, Sendable, CaseIterable {
  case taskQueue = "task_queue.name"
  case scheduleToClose = "schedule_to_close_timeout"
  case scheduleToStart = "schedule_to_start_timeout"
  case startToClose = "start_to_close_timeout"
  case heartbeat = "heartbeat_timeout"
  case initialInterval = "retry_policy.initial_interval"
  case coefficient = "retry_policy.backoff_coefficient"
  case maximumInterval = "retry_policy.maximum_interval"
  case maximumAttempts = "retry_policy.maximum_attempts"

  /// What is set, to be read.
  static func facts(_ options: ActivityOptions) -> [Fact] {
    allCases.compactMap { Fact($0.label, $0.text(options)) }
  }

  var label: String { words.label }
  var hint: String { words.hint }

  private var words: (label: String, hint: String) {
    switch self {
    case .taskQueue: ("Task queue", "Where the next attempt goes.")
    case .scheduleToClose: ("Schedule to close", "For all attempts together, e.g. 1h30m. Empty: no limit.")
    case .scheduleToStart: ("Schedule to start", "How long an attempt may wait for a worker. Empty: no limit.")
    case .startToClose: ("Start to close", "For one attempt, e.g. 10s.")
    case .heartbeat: ("Heartbeat timeout", "The longest time between two heartbeats. Empty: none are awaited.")
    case .initialInterval: ("First retry after", "E.g. 1s.")
    case .coefficient: ("Backoff coefficient", "How much longer each pause is than the one before; at least 1.")
    case .maximumInterval: ("Longest pause between attempts", "E.g. 100s.")
    case .maximumAttempts: ("Most attempts", "0: no limit.")
    }
  }

  /// The option as text; empty where it is not set.
  func text(_ options: ActivityOptions) -> String {
    let retry = options.retryPolicy
    return switch self {
    case .taskQueue: options.taskQueue.name
    case .scheduleToClose: DurationInput.text(options.scheduleToCloseTimeout)
    case .scheduleToStart: DurationInput.text(options.scheduleToStartTimeout)
    case .startToClose: DurationInput.text(options.startToCloseTimeout)
    case .heartbeat: DurationInput.text(options.heartbeatTimeout)
    case .initialInterval: DurationInput.text(retry.initialInterval)
    case .coefficient: retry.backoffCoefficient == 0 ? "" : "\(retry.backoffCoefficient)"
    case .maximumInterval: DurationInput.text(retry.maximumInterval)
    case .maximumAttempts: options.hasRetryPolicy ? "\(retry.maximumAttempts)" : ""
    }
  }

  /// Takes what was entered under this option's name. What cannot be read is kept as an error of the form.
  func read(_ form: inout FormReader, into options: inout ActivityOptions) {
    switch self {
    case .taskQueue: options.taskQueue.name = form.required(rawValue)
    case .scheduleToClose: options.scheduleToCloseTimeout = form.duration(rawValue) ?? .init()
    case .scheduleToStart: options.scheduleToStartTimeout = form.duration(rawValue) ?? .init()
    case .startToClose: options.startToCloseTimeout = form.duration(rawValue) ?? .init()
    case .heartbeat: options.heartbeatTimeout = form.duration(rawValue) ?? .init()
    case .initialInterval: options.retryPolicy.initialInterval = form.duration(rawValue) ?? .init()
    case .coefficient: options.retryPolicy.backoffCoefficient = form.number(rawValue, atLeast: 1.0) ?? 0
    case .maximumInterval: options.retryPolicy.maximumInterval = form.duration(rawValue) ?? .init()
    case .maximumAttempts: options.retryPolicy.maximumAttempts = form.number(rawValue, atLeast: Int32(0)) ?? 0
    }
  }
}
