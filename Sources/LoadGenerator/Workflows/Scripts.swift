import TemporalAPI

/// Completes at once.
struct LeafScript: WorkflowScript {
  let material: Material

  func apply(_ event: HistoryEvent) -> [Command] {
    event.eventType == .workflowExecutionStarted ? [material.complete()] : []
  }
}

/// Stays open and does nothing of itself: for queries and updates, which the worker answers.
struct OpenScript: WorkflowScript {
  func apply(_ event: HistoryEvent) -> [Command] { [] }
}

/// Activities one after the other.
struct SequenceScript: WorkflowScript {
  let material: Material
  let activities: Int
  private var done = 0

  init(material: Material, activities: Int) {
    self.material = material
    self.activities = activities
  }

  mutating func apply(_ event: HistoryEvent) -> [Command] {
    switch event.eventType {
    case .workflowExecutionStarted: break
    case .activityTaskCompleted: done += 1
    default: return []
    }
    return [done < activities ? material.scheduleActivity("\(done + 1)") : material.complete()]
  }
}

/// Many things at once, and the end when all of them have ended.
struct FanoutScript: WorkflowScript {
  /// The commands that the start of the run, whose event is given, leads to.
  let begin: @Sendable (HistoryEvent) -> [Command]
  /// The event that ends one of them.
  let end: EventType
  let material: Material
  private var open = 0

  init(material: Material, until end: EventType, begin: @escaping @Sendable (HistoryEvent) -> [Command]) {
    self.material = material
    self.end = end
    self.begin = begin
  }

  mutating func apply(_ event: HistoryEvent) -> [Command] {
    switch event.eventType {
    case .workflowExecutionStarted:
      let commands = begin(event)
      open = commands.count
      return commands
    case end:
      open -= 1
      return open == 0 ? [material.complete()] : []
    default: return []
    }
  }
}

/// Waits for a number of signals.
struct SignalScript: WorkflowScript {
  let material: Material
  private var missing: Int

  init(material: Material, signals: Int) {
    self.material = material
    missing = signals
  }

  mutating func apply(_ event: HistoryEvent) -> [Command] {
    guard event.eventType == .workflowExecutionSignaled else { return [] }
    missing -= 1
    return missing == 0 ? [material.complete()] : []
  }
}
