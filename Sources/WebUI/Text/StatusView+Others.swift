import TemporalAPI

extension StatusView {
  /// A word in one of the styles that there are.
  init(word: String, style: String) {
    self.word = word
    self.style = style
  }

  init(_ state: BatchOperationState) {
    switch state {
    case .running: self.init(WorkflowExecutionStatus.running)
    case .completed: self.init(WorkflowExecutionStatus.completed)
    case .failed: self.init(WorkflowExecutionStatus.failed)
    default: self.init(WorkflowExecutionStatus.unspecified)
    }
  }

  init(_ status: ActivityExecutionStatus) {
    switch status {
    case .running: self.init(WorkflowExecutionStatus.running)
    case .completed: self.init(WorkflowExecutionStatus.completed)
    case .failed: self.init(WorkflowExecutionStatus.failed)
    case .canceled: self.init(WorkflowExecutionStatus.canceled)
    case .terminated: self.init(WorkflowExecutionStatus.terminated)
    case .timedOut: self.init(WorkflowExecutionStatus.timedOut)
    case .paused: self.init(WorkflowExecutionStatus.paused)
    default: self.init(WorkflowExecutionStatus.unspecified)
    }
  }

  init(_ status: NexusOperationExecutionStatus) {
    switch status {
    case .running: self.init(WorkflowExecutionStatus.running)
    case .completed: self.init(WorkflowExecutionStatus.completed)
    case .failed: self.init(WorkflowExecutionStatus.failed)
    case .canceled: self.init(WorkflowExecutionStatus.canceled)
    case .terminated: self.init(WorkflowExecutionStatus.terminated)
    case .timedOut: self.init(WorkflowExecutionStatus.timedOut)
    default: self.init(WorkflowExecutionStatus.unspecified)
    }
  }

  init(_ status: WorkerStatus) {
    switch status {
    case .running: self.init(WorkflowExecutionStatus.running)
    case .shuttingDown: self.init(word: "Shutting down", style: "paused")
    case .shutdown: self.init(word: "Shut down", style: "terminated")
    default: self.init(WorkflowExecutionStatus.unspecified)
    }
  }

  init(_ status: WorkerDeploymentVersionStatus) {
    switch status {
    case .current: self.init(word: "Current", style: "completed")
    case .ramping: self.init(word: "Ramping", style: "running")
    case .draining: self.init(word: "Draining", style: "continued")
    case .drained: self.init(word: "Drained", style: "terminated")
    case .inactive: self.init(word: "Inactive", style: "paused")
    case .created: self.init(word: "Created", style: "paused")
    default: self.init(WorkflowExecutionStatus.unspecified)
    }
  }
}
