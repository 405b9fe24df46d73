import HistoryService
import MatchingService
import Model

extension TaskQueueID {
  /// Where History's task waits for its worker.
  init(_ task: OfferedTask) {
    self.init(namespaceID: task.key.workflow.ownerID, name: task.taskQueue, kind: Kind(task.kind))
  }
}

extension TaskQueueID.Kind {
  /// The kind of queue that tasks of this kind wait in: a command to a worker is a Nexus task.
  fileprivate init(_ kind: OfferedTask.Kind) {
    self =
      switch kind {
      case .workflow: .workflow
      case .activity: .activity
      case .cancelCommand: .nexus
      }
  }

  /// What History calls the tasks of such a queue.
  var taskKind: OfferedTask.Kind {
    switch self {
    case .workflow: .workflow
    case .activity: .activity
    case .nexus: .cancelCommand
    }
  }
}
