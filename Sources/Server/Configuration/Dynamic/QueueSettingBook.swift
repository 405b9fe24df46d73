import HistoryEngine
import MatchingService
import Synchronization

/// What dynamic configuration says of task queues; changed as a whole.
final class QueueSettingBook: Sendable {
  /// What it says at one time.
  struct Page: Sendable {
    /// What holds where no constraint fits.
    var everywhere = QueueRules()
    /// Settings with constraints, by these, in the order given.
    var layers: [SettingConstraints: [@Sendable (inout ServerSettings) -> Void]] = [:]

    /// What holds for a queue: of each setting the one with the most telling constraints, as in the original. A queue's name alone tells more
    /// than its namespace.
    ///
    /// - Parameter type: `Workflow`, `Activity` or `Nexus`.
    func rules(namespace: String?, queue: String, type: String) -> QueueRules {
      guard !layers.isEmpty else { return everywhere }
      var settings = ServerSettings(rules: .standard)
      settings.queue = everywhere
      let ofQueue = SettingConstraints(namespace: namespace, taskQueue: queue)
      var ofType = ofQueue
      ofType.taskType = type
      for constraints in [SettingConstraints(namespace: namespace), SettingConstraints(taskQueue: queue), ofQueue, ofType] {
        for set in layers[constraints] ?? [] { set(&settings) }
      }
      return settings.queue
    }
  }

  private let page = Mutex(Page())

  func set(_ page: Page) { self.page.withLock { $0 = page } }

  /// What holds for a queue. A sticky queue goes by its own name, which no setting names.
  func rules(of id: TaskQueueID, namespace: String?) -> QueueRules {
    page.withLock { $0 }.rules(namespace: namespace, queue: id.name, type: id.kind.constraint)
  }
}

extension TaskQueueID.Kind {
  /// As constraints name it.
  fileprivate var constraint: String {
    switch self {
    case .workflow: "Workflow"
    case .activity: "Activity"
    case .nexus: "Nexus"
    }
  }
}
