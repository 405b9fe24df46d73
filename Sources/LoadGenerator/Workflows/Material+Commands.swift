import SwiftProtobuf
import TemporalAPI

extension Material {
  func scheduleActivity(_ id: String) -> Command {
    Command.with {
      $0.commandType = .scheduleActivityTask
      $0.scheduleActivityTaskCommandAttributes.activityID = id
      $0.scheduleActivityTaskCommandAttributes.activityType.name = "Echo"
      $0.scheduleActivityTaskCommandAttributes.taskQueue.name = taskQueue
      $0.scheduleActivityTaskCommandAttributes.input = payload
      $0.scheduleActivityTaskCommandAttributes.startToCloseTimeout = Google_Protobuf_Duration(rounding: .seconds(60))
    }
  }

  func startTimer(_ id: String, _ duration: Duration) -> Command {
    Command.with {
      $0.commandType = .startTimer
      $0.startTimerCommandAttributes.timerID = id
      $0.startTimerCommandAttributes.startToFireTimeout = Google_Protobuf_Duration(rounding: duration)
    }
  }

  func startChild(_ id: String, type: String) -> Command {
    Command.with {
      $0.commandType = .startChildWorkflowExecution
      $0.startChildWorkflowExecutionCommandAttributes.workflowID = id
      $0.startChildWorkflowExecutionCommandAttributes.workflowType.name = type
      $0.startChildWorkflowExecutionCommandAttributes.taskQueue.name = taskQueue
      $0.startChildWorkflowExecutionCommandAttributes.input = payload
    }
  }

  func marker() -> Command {
    Command.with {
      $0.commandType = .recordMarker
      $0.recordMarkerCommandAttributes.markerName = "m"
      $0.recordMarkerCommandAttributes.details = ["d": payload]
    }
  }

  func complete() -> Command {
    Command.with {
      $0.commandType = .completeWorkflowExecution
      $0.completeWorkflowExecutionCommandAttributes.result = payload
    }
  }
}
