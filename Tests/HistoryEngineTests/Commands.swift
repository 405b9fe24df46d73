import HistoryEngine
import SwiftProtobuf
import TemporalAPI

extension Command {
  static func activity(_ id: String = "a", _ configure: (inout ScheduleActivityTaskCommandAttributes) -> Void = { _ in }) -> Command {
    var attributes = ScheduleActivityTaskCommandAttributes()
    attributes.activityID = id
    attributes.activityType.name = "Activity"
    attributes.taskQueue.name = "queue"
    attributes.startToCloseTimeout = Duration.seconds(10).proto
    configure(&attributes)
    return .with {
      $0.commandType = .scheduleActivityTask
      $0.scheduleActivityTaskCommandAttributes = attributes
    }
  }

  static func timer(_ id: String = "t", _ duration: Duration = .seconds(5)) -> Command {
    .with {
      $0.commandType = .startTimer
      $0.startTimerCommandAttributes.timerID = id
      $0.startTimerCommandAttributes.startToFireTimeout = duration.proto
    }
  }

  static func cancelTimer(_ id: String = "t") -> Command {
    .with {
      $0.commandType = .cancelTimer
      $0.cancelTimerCommandAttributes.timerID = id
    }
  }

  static func cancelActivity(_ id: Int64) -> Command {
    .with {
      $0.commandType = .requestCancelActivityTask
      $0.requestCancelActivityTaskCommandAttributes.scheduledEventID = id
    }
  }

  static var complete: Command {
    .with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes = CompleteWorkflowExecutionCommandAttributes()
    }
  }

  static var failWorkflow: Command {
    .with {
      $0.commandType = .failWorkflowExecution
      $0.failWorkflowExecutionCommandAttributes.failure = .application()
    }
  }

  static var cancelWorkflow: Command {
    .with {
      $0.commandType = .cancelWorkflowExecution
      $0.cancelWorkflowExecutionCommandAttributes = CancelWorkflowExecutionCommandAttributes()
    }
  }

  static var continueAsNew: Command {
    .with {
      $0.commandType = .continueAsNewWorkflowExecution
      $0.continueAsNewWorkflowExecutionCommandAttributes = ContinueAsNewWorkflowExecutionCommandAttributes()
    }
  }

  /// Upserts memo fields; nil deletes one.
  static func memo(_ fields: [String: String?]) -> Command {
    .with {
      $0.commandType = .modifyWorkflowProperties
      for (name, text) in fields {
        $0.modifyWorkflowPropertiesCommandAttributes.upsertedMemo.fields[name] = text.map { Payloads.text($0).payloads[0] } ?? Payload()
      }
    }
  }

  static func child(_ id: String = "child", _ policy: ParentClosePolicy = .terminate) -> Command {
    .with {
      $0.commandType = .startChildWorkflowExecution
      $0.startChildWorkflowExecutionCommandAttributes.workflowID = id
      $0.startChildWorkflowExecutionCommandAttributes.workflowType.name = "Child"
      $0.startChildWorkflowExecutionCommandAttributes.parentClosePolicy = policy
    }
  }

  static func signalExternal(_ id: String = "other", childOnly: Bool = false) -> Command {
    .with {
      $0.commandType = .signalExternalWorkflowExecution
      $0.signalExternalWorkflowExecutionCommandAttributes.execution.workflowID = id
      $0.signalExternalWorkflowExecutionCommandAttributes.signalName = "hello"
      $0.signalExternalWorkflowExecutionCommandAttributes.childWorkflowOnly = childOnly
    }
  }

  static func cancelExternal(_ id: String = "other") -> Command {
    .with {
      $0.commandType = .requestCancelExternalWorkflowExecution
      $0.requestCancelExternalWorkflowExecutionCommandAttributes.workflowID = id
    }
  }

  static func marker(_ name: String = "m") -> Command {
    .with {
      $0.commandType = .recordMarker
      $0.recordMarkerCommandAttributes.markerName = name
    }
  }
}

extension Failure {
  static func application(_ message: String = "broken", type: String = "Broken", nonRetryable: Bool = false) -> Failure {
    .with {
      $0.message = message
      $0.applicationFailureInfo.type = type
      $0.applicationFailureInfo.nonRetryable = nonRetryable
    }
  }
}
