import SwiftProtobuf
import TemporalAPI

extension Script {
  /// What the workflow's code commands next, and nothing else: the same history leads to the same commands.
  func decide(_ view: HistoryView, workflowID: String, runID: String) -> [Command] {
    guard !view.isCancelRequested else { return [.cancelWorkflow] }
    var outcomes: [String] = []
    var commands: [Command] = []
    for (number, step) in steps.enumerated() {
      var progress = StepProgress()
      advance(step, number, view, workflowID: workflowID, runID: runID, &progress)
      commands += progress.commands
      guard progress.isDone else { return commands }
      outcomes += progress.outcomes
    }
    let result = (outcomes + ["round \(view.round)", "attempt \(view.attempt)"] + view.signals).joined(separator: ", ")
    switch end {
    case .continueAsNew(let rounds) where view.round < rounds: commands.append(.continueAsNew(round: view.round + 1, of: self))
    case .fail(let attempt) where view.attempt < attempt: commands.append(.failWorkflow(result))
    case .complete, .continueAsNew, .fail: commands.append(.complete(result))
    }
    return commands
  }

  private struct StepProgress {
    var commands: [Command] = []
    var outcomes: [String] = []
    var isDone = true

    mutating func add(_ progress: HistoryView.Progress?, _ command: @autoclosure () -> Command) {
      switch progress {
      case nil:
        commands.append(command())
        isDone = false
      case .begun: isDone = false
      case .ended(let outcome): outcomes.append(outcome)
      }
    }
  }

  private func advance(
    _ step: Step, _ number: Int, _ view: HistoryView, workflowID: String, runID: String, _ progress: inout StepProgress
  ) {
    switch step {
    case .activities(let scripts):
      for (index, script) in scripts.enumerated() {
        let name = ActivityName(script: self.name, step: number, index: index)
        progress.add(view.activities[name.text], .activity(name, script))
      }
    case .timer(let duration): progress.add(view.timers["t\(number)"], .timer("t\(number)", duration))
    case .signals(let count): progress.isDone = view.signals.count >= count || workflowID.contains("/")  // Nobody signals children.
    case .child(let type):
      let id = "\(workflowID)/\(number)"
      progress.add(view.children[id], .child(id, type))
    case .signal(let target):
      // Named for the run: a run that begins again signals again.
      let name = "from \(workflowID) \(runID) \(number)"
      progress.add(view.external[name], .signalExternal(target, name))
    case .marker:
      if !view.markers.contains("m\(number)") { progress.commands.append(.marker("m\(number)")) }
    }
  }
}

extension Command {
  fileprivate static func activity(_ name: ActivityName, _ script: ActivityScript) -> Command {
    .with {
      $0.commandType = .scheduleActivityTask
      $0.scheduleActivityTaskCommandAttributes = .with {
        $0.activityID = name.text
        $0.activityType.name = name.text
        $0.taskQueue.name = Script.queue
        $0.startToCloseTimeout = .seconds(10)
        if script.heartbeats { $0.heartbeatTimeout = .seconds(4) }
        $0.retryPolicy.initialInterval = .seconds(1)
        $0.retryPolicy.backoffCoefficient = 1.5
        $0.retryPolicy.maximumInterval = .seconds(5)
        $0.retryPolicy.maximumAttempts = script.maximumAttempts
        $0.requestEagerExecution = script.isEager
      }
    }
  }

  fileprivate static func timer(_ id: String, _ duration: Duration) -> Command {
    .with {
      $0.commandType = .startTimer
      $0.startTimerCommandAttributes.timerID = id
      $0.startTimerCommandAttributes.startToFireTimeout = .milliseconds(duration)
    }
  }

  fileprivate static func child(_ id: String, _ type: String) -> Command {
    .with {
      $0.commandType = .startChildWorkflowExecution
      $0.startChildWorkflowExecutionCommandAttributes.workflowID = id
      $0.startChildWorkflowExecutionCommandAttributes.workflowType.name = type
      $0.startChildWorkflowExecutionCommandAttributes.taskQueue.name = Script.queue
    }
  }

  fileprivate static func signalExternal(_ id: String, _ name: String) -> Command {
    .with {
      $0.commandType = .signalExternalWorkflowExecution
      $0.signalExternalWorkflowExecutionCommandAttributes.execution.workflowID = id
      $0.signalExternalWorkflowExecutionCommandAttributes.signalName = name
    }
  }

  fileprivate static func marker(_ name: String) -> Command {
    .with {
      $0.commandType = .recordMarker
      $0.recordMarkerCommandAttributes.markerName = name
    }
  }

  fileprivate static var cancelWorkflow: Command {
    .with {
      $0.commandType = .cancelWorkflowExecution
      $0.cancelWorkflowExecutionCommandAttributes = .init()
    }
  }

  fileprivate static func complete(_ result: String) -> Command {
    .with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes.result = .text(result)
    }
  }

  fileprivate static func failWorkflow(_ message: String) -> Command {
    .with {
      $0.commandType = .failWorkflowExecution
      $0.failWorkflowExecutionCommandAttributes.failure.message = message
      $0.failWorkflowExecutionCommandAttributes.failure.applicationFailureInfo = .init()
    }
  }

  fileprivate static func continueAsNew(round: Int64, of script: Script) -> Command {
    .with {
      $0.commandType = .continueAsNewWorkflowExecution
      $0.continueAsNewWorkflowExecutionCommandAttributes.workflowType.name = script.name
      $0.continueAsNewWorkflowExecutionCommandAttributes.taskQueue.name = Script.queue
      $0.continueAsNewWorkflowExecutionCommandAttributes.input = .text("\(round)")
    }
  }
}

extension Script {
  /// The queue that every worker serves.
  static let queue = "queue"
}
