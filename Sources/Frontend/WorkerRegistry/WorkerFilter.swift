import FoundationEssentials
import HistoryEngine
import Model
import TemporalAPI

/// A filter of workers, checked against their columns.
struct WorkerFilter: Sendable {
  private typealias Test = @Sendable (WorkerHeartbeat) -> Bool
  private let test: Test

  /// - Parameter query: Empty matches every worker.
  init(_ query: String) throws(ServiceError) {
    guard !query.isEmpty else {
      test = { _ in true }
      return
    }
    do throws(FilterError) { test = try Self.test(try FilterParser.parse(query)) } catch { throw error.serviceError }
  }

  func matches(_ worker: WorkerHeartbeat) -> Bool { test(worker) }

  private static func test(_ filter: Filter) throws(FilterError) -> Test {
    switch filter {
    case .and(let a, let b):
      let (a, b) = (try test(a), try test(b))
      return { a($0) && b($0) }
    case .or(let a, let b):
      let (a, b) = (try test(a), try test(b))
      return { a($0) || b($0) }
    case .not(let inner):
      let inner = try test(inner)
      return { !inner($0) }
    case .compare(let name, let comparison, let value):
      return switch try column(name) {
      case .text(let text): try compare(text, name, comparison, value)
      case .time(let time): try compare(time, name, comparison, value)
      }
    case .oneOf(let name, let values):
      let tests = try values.map { value throws(FilterError) in try test(.compare(name, .equal, value)) }
      return { worker in tests.contains { $0(worker) } }
    case .between(let name, let low, let high):
      return try test(.and(.compare(name, .greaterOrEqual, low), .compare(name, .lessOrEqual, high)))
    case .isNull(let name):
      return switch try column(name) {
      case .text(let text): { text($0).isEmpty }
      case .time(let time): { time($0) == nil }
      }
    }
  }

  private static func compare(
    _ text: @escaping WorkerColumn.Text, _ name: String, _ comparison: Filter.Comparison, _ value: Filter.Value
  ) throws(FilterError) -> Test {
    guard case .string(let wanted) = value else { throw FilterError("invalid query: \(name) is compared with a text in quotes") }
    switch comparison {
    case .equal: return { text($0) == wanted }
    case .notEqual: return { text($0) != wanted }
    case .startsWith: return { text($0).hasPrefix(wanted) }
    default: throw FilterError("invalid query: operator '\(comparison.rawValue)' is not supported for \(name)")
    }
  }

  private static func compare(
    _ time: @escaping WorkerColumn.Time, _ name: String, _ comparison: Filter.Comparison, _ value: Filter.Value
  ) throws(FilterError) -> Test {
    guard let wanted = WallTime(filterValue: value) else {
      throw FilterError("invalid query: \(name) is compared with a time such as '2030-01-31T12:00:00Z', or nanoseconds")
    }
    func unlessUnset(_ holds: @escaping @Sendable (WallTime) -> Bool) -> Test { { time($0).map(holds) ?? false } }
    switch comparison {
    case .equal: return unlessUnset { $0 == wanted }
    case .notEqual: return { time($0) != wanted }
    case .less: return unlessUnset { $0 < wanted }
    case .lessOrEqual: return unlessUnset { $0 <= wanted }
    case .greater: return unlessUnset { $0 > wanted }
    case .greaterOrEqual: return unlessUnset { $0 >= wanted }
    case .startsWith: throw FilterError("invalid query: operator 'STARTS_WITH' is not supported for \(name)")
    }
  }

  private static func column(_ name: String) throws(FilterError) -> WorkerColumn {
    if let column = WorkerColumn.named[name] { return column }
    // The short name of the status is read in any case.
    if name.lowercased() == "status" { return .text(WorkerColumn.status) }
    throw FilterError(
      "invalid query: unknown column '\(name)'; workers have Status, " + WorkerColumn.named.keys.sorted().joined(separator: ", "))
  }
}

/// What a worker can be filtered by.
enum WorkerColumn: Sendable {
  typealias Text = @Sendable (WorkerHeartbeat) -> String
  typealias Time = @Sendable (WorkerHeartbeat) -> WallTime?

  case text(Text)
  case time(Time)

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
    "WorkerStatus": .text(status),
  ]

  static let status: Text = { worker in
    switch worker.status {
    case .unspecified, .UNRECOGNIZED: "Unspecified"
    case .running: "Running"
    case .shuttingDown: "ShuttingDown"
    case .shutdown: "Shutdown"
    }
  }
}

extension WallTime {
  /// A time as filters write it: RFC 3339 in quotes, or nanoseconds since 1970.
  fileprivate init?(filterValue: Filter.Value) {
    switch filterValue {
    case .number(let text):
      guard let nanoseconds = Int64(text) else { return nil }
      self.init(nanoseconds: nanoseconds)
    case .string(let text):
      let style = Date.ISO8601FormatStyle()
      guard let date = (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)) else {
        return nil
      }
      self = .epoch + .seconds(date.timeIntervalSince1970)
    }
  }
}
