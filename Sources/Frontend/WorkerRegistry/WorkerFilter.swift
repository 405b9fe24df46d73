import HistoryEngine
import Model
import TemporalAPI
import VisibilityQuery

/// A filter of workers, in the language of lists.
struct WorkerFilter: Sendable {
  private let condition: Condition

  /// Throws INVALID_ARGUMENT for what is no filter, or asks for what workers do not have.
  ///
  /// - Parameters:
  ///   - text: Empty matches every worker; blank is no filter.
  ///   - now: What `now()` is.
  init(_ text: String, now: WallTime) throws(ServiceError) {
    do throws(QueryError) {
      let query = try ListQuery(text, schema: WorkerColumn.schema, now: now)
      let end = text.unicodeScalars.count + 1
      if !text.isEmpty && text.allSatisfy(\.isWhitespace) { throw QueryError(.syntax, "the filter is blank", column: end) }
      guard query.groupBy.isEmpty, query.orderBy.isEmpty, query.limit == nil else {
        throw QueryError(.unsupported, "a clause behind the condition, of workers", column: end)
      }
      condition = query.condition
    } catch {
      throw error.serviceError
    }
  }

  func matches(_ worker: WorkerHeartbeat) -> Bool {
    condition.isMet { field in WorkerColumn.named[field.name].map { $0.values(worker) } ?? [] }
  }
}

/// What a worker can be filtered by. What is empty or unset is missing.
private enum WorkerColumn: Sendable {
  case text(@Sendable (WorkerHeartbeat) -> String)
  case time(@Sendable (WorkerHeartbeat) -> WallTime?)

  static let named: [String: WorkerColumn] = [
    "WorkerInstanceKey": .text { $0.workerInstanceKey },
    "WorkerIdentity": .text { $0.workerIdentity },
    "HostName": .text { $0.hostInfo.hostName },
    "TaskQueue": .text { $0.taskQueue },
    "DeploymentName": .text { $0.deploymentVersion.deploymentName },
    "BuildId": .text { $0.deploymentVersion.buildID },
    "SdkName": .text { $0.sdkName },
    "SdkVersion": .text { $0.sdkVersion },
    "StartTime": .time { $0.hasStartTime ? WallTime($0.startTime) : nil },
    "HeartbeatTime": .time { $0.hasHeartbeatTime ? WallTime($0.heartbeatTime) : nil },
    "WorkerStatus": status,
    "Status": status,
    "status": status,
  ]

  static let schema = QuerySchema(named.map { QueryField($0, $1.kind) })

  private static let status = WorkerColumn.text { worker in
    switch worker.status {
    case .unspecified, .UNRECOGNIZED: "Unspecified"
    case .running: "Running"
    case .shuttingDown: "ShuttingDown"
    case .shutdown: "Shutdown"
    }
  }

  private var kind: QueryField.Kind {
    switch self {
    case .text: .keyword
    case .time: .datetime
    }
  }

  func values(_ worker: WorkerHeartbeat) -> [QueryValue] {
    switch self {
    case .text(let text):
      let text = text(worker)
      return text.isEmpty ? [] : [.text(text)]
    case .time(let time): return time(worker).map { [.integer($0.nanoseconds)] } ?? []
    }
  }
}
