import HistoryService
import Model
import TemporalAPI

/// The filters that lists of activities without a workflow know for now: `Name = 'value'`, joined by AND, and GROUP BY ExecutionStatus.
struct ActivityQuery: Sendable {
  private enum Field: String {
    case activityID = "ActivityId"
    case runID = "RunId"
    case activityType = "ActivityType"
    case taskQueue = "TaskQueue"
    case status = "ExecutionStatus"
  }

  private var conditions: [(field: Field, value: String)] = []
  private(set) var groupsByStatus = false

  /// Reads a query. Throws INVALID_ARGUMENT for what is no query, UNIMPLEMENTED for what is one that is not known here.
  init(_ text: String) throws(ServiceError) {
    var words = try ActivityQueryWords(text)
    if !words.isAtEnd && !words.takes("group") { try readConditions(&words) }
    if words.wasTaken("group") { try readGrouping(&words) }
    guard words.isAtEnd else { throw .unbuilt }
  }

  /// Whether the activity satisfies every condition.
  func matches(_ activity: ListedActivity) -> Bool {
    conditions.allSatisfy { condition in
      switch condition.field {
      case .activityID: activity.activityID == condition.value
      case .runID: activity.runID.description == condition.value
      case .activityType: activity.activityType == condition.value
      case .taskQueue: activity.taskQueue == condition.value
      case .status: activity.status.queryName == condition.value
      }
    }
  }

  private mutating func readConditions(_ words: inout ActivityQueryWords) throws(ServiceError) {
    repeat {
      guard case .name(let name)? = words.take() else { throw .unbuilt }
      guard let sign = words.take() else { throw .invalidArgument("invalid query: invalid expression: incomplete expression") }
      guard let field = Field(rawValue: name) else { throw .unknown(name) }
      guard case .sign("=") = sign, case .text(let value)? = words.take() else { throw .unbuilt }
      conditions.append((field, value))
    } while words.takes("and")
    _ = words.takes("group")
  }

  private mutating func readGrouping(_ words: inout ActivityQueryWords) throws(ServiceError) {
    guard words.takes("by"), case .name(let name)? = words.take() else {
      throw .invalidArgument("invalid query: incomplete group by clause")
    }
    guard name == Field.status.rawValue else {
      throw .invalidArgument("invalid query: 'group by' clause is only supported for ExecutionStatus")
    }
    groupsByStatus = true
  }
}

extension ActivityExecutionStatus {
  /// The status as queries spell it.
  var queryName: String {
    switch self {
    case .running: "Running"
    case .completed: "Completed"
    case .failed: "Failed"
    case .canceled: "Canceled"
    case .terminated: "Terminated"
    case .timedOut: "TimedOut"
    case .paused: "Paused"
    default: "Unspecified"
    }
  }
}

extension ServiceError {
  fileprivate static var unbuilt: ServiceError {
    .unimplemented(
      "Of list filters on activities only Name = 'value' joined by AND is built yet in this server, with ActivityId, RunId, ActivityType, "
        + "TaskQueue and ExecutionStatus.")
  }

  /// A name that is no attribute is an error of the query; one that is, but cannot be searched here, is not built.
  fileprivate static func unknown(_ name: String) -> ServiceError {
    let others = ["StartTime", "ExecutionTime", "CloseTime", "ExecutionDuration", "StateTransitionCount"]
    return others.contains(name) ? .unbuilt : .invalidArgument("invalid query: invalid search attribute: \(name)")
  }
}
