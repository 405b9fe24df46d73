import HistoryRecords
import Model
import TemporalAPI

/// A command that cannot be carried out. It fails the whole workflow task, and the worst of them end the run.
struct CommandFailure: Error {
  var cause: WorkflowTaskFailedCause
  var message: String
  var terminates: Bool

  init(_ cause: WorkflowTaskFailedCause, _ message: String, terminates: Bool = false) {
    self.cause = cause
    self.message = message
    self.terminates = terminates
  }

  /// The sentence as the worker and the event get it: the cause's name, then what was wrong.
  var text: String {
    let name = cause.name
    return message.isEmpty ? name : "\(name): \(message)"
  }
}

extension WorkflowTaskFailedCause {
  /// The cause as Temporal spells it in sentences, e.g. `BadStartTimerAttributes`, `StartTimerDuplicateId`.
  var name: String {
    let text = String(describing: self)
    let spelled = text.hasSuffix("ID") ? text.dropLast(2) + "Id" : text[...]
    return spelled.prefix(1).uppercased() + spelled.dropFirst()
  }
}

extension Turn {
  /// Turns a command failure into the end of the task (and of the run, if it is that bad), with an error for the caller.
  ///
  /// From the second attempt on the answer is dropped instead and the task left to time out, which is how failing workflows are slowed down.
  mutating func refuse(_ failure: CommandFailure, _ request: RespondWorkflowTaskCompletedRequest) throws(ServiceError) {
    guard let started = state.startedTask else { throw .workflowTaskNotFound }
    refusal = .invalidArgument(failure.text)
    abortSentUpdates()
    if started.attempt > 1 && failure.cause != .unhandledCommand && !failure.terminates { return }
    var detail = Failure()
    detail.message = failure.text
    detail.serverFailureInfo = ServerFailureInfo()
    if failure.terminates {
      failStartedTask(failure.cause, failure: detail, identity: request.identity)
      flushBuffer()
      terminateOverLimit(failure.text)
      return
    }
    endFailedTask { $0.failStartedTask(failure.cause, failure: detail, identity: request.identity) }
    if failure.cause == .unhandledCommand { state.record.closeAttempted = true }
  }

  /// Every command must be of a kind there is, and a close command the last one. Otherwise the answer is refused and the task left
  /// running: nothing of it can be trusted.
  func requireKnownCommands(_ commands: [Command]) throws(ServiceError) {
    for command in commands {
      switch command.commandType {
      case .unspecified, .UNRECOGNIZED: throw .invalidArgument("unknown command type: \(command.name)")
      default: break
      }
    }
    guard let index = commands.firstIndex(where: \.isClose), index != commands.count - 1 else { return }
    let names = commands.map(\.name).joined(separator: ", ")
    throw .invalidArgument("invalid command sequence: [\(names)], command \(commands[index].name) must be the last command.")
  }
}

extension Command {
  /// Whether the command ends the run.
  var isClose: Bool {
    switch commandType {
    case .completeWorkflowExecution, .failWorkflowExecution, .cancelWorkflowExecution, .continueAsNewWorkflowExecution: true
    default: false
    }
  }

  /// The command's type as Temporal spells it.
  var name: String {
    let text = String(describing: commandType)
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
