/// What an event is about; histories can be narrowed to some of these.
enum EventCategory: String, Sendable, CaseIterable {
  case workflow
  case workflowTask = "workflow-task"
  case activity
  case timer
  case child
  case signal
  case update
  case nexus
  case external
  case marker
  case properties

  /// In the plural, as filters name it.
  var label: String {
    switch self {
    case .workflow: "Workflow"
    case .workflowTask: "Workflow tasks"
    case .activity: "Activities"
    case .timer: "Timers"
    case .child: "Child workflows"
    case .signal: "Signals"
    case .update: "Updates"
    case .nexus: "Nexus operations"
    case .external: "To other workflows"
    case .marker: "Markers"
    case .properties: "Properties"
    }
  }

  /// One of it.
  var singular: String {
    switch self {
    case .workflow: "Workflow"
    case .workflowTask: "Workflow task"
    case .activity: "Activity"
    case .timer: "Timer"
    case .child: "Child workflow"
    case .signal: "Signal"
    case .update: "Update"
    case .nexus: "Nexus operation"
    case .external: "Other workflow"
    case .marker: "Marker"
    case .properties: "Properties"
    }
  }
}

/// How something stands after an event. The raw value is the style that shows it, by shape and by colour.
enum EventOutcome: String, Sendable {
  /// Asked for, not begun.
  case waiting
  case running
  case completed
  case failed
  case timedOut = "timedout"
  case canceled
  case terminated
  /// Nothing is begun or ended by it.
  case note

  /// Whether nothing more is to come.
  var isEnd: Bool { self != .waiting && self != .running }

  var word: String {
    switch self {
    case .waiting: "Waiting"
    case .running: "Running"
    case .completed: "Completed"
    case .failed: "Failed"
    case .timedOut: "Timed out"
    case .canceled: "Canceled"
    case .terminated: "Terminated"
    case .note: "Recorded"
    }
  }
}
