import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct WorkerFilterTests {
  static let now = WallTime(nanoseconds: 1_700_000_060_000_000_000)
  let worker = WorkerHeartbeat.with {
    $0.workerInstanceKey = "key-1"
    $0.workerIdentity = "7@host"
    $0.hostInfo.hostName = "host"
    $0.taskQueue = "orders"
    $0.sdkName = "temporal-python"
    $0.sdkVersion = "1.2.3"
    $0.status = .shuttingDown
    $0.startTime = Google_Protobuf_Timestamp(seconds: 1_700_000_000, nanos: 0)
  }

  @Test(
    "columns are compared by their kind",
    arguments: [
      ("", true),
      ("WorkerInstanceKey = 'key-1' AND WorkerIdentity STARTS_WITH '7@'", true),
      ("HostName != 'host' OR TaskQueue IN ('a', 'orders')", true),
      ("NOT SdkVersion = '1.2.3'", false),
      ("SdkName NOT STARTS_WITH 'temporal'", false),
      ("DeploymentName IS NULL AND BuildId IS NULL AND HeartbeatTime IS NULL AND StartTime IS NOT NULL", true),
      ("Status = 'ShuttingDown' AND status = 'ShuttingDown' AND WorkerStatus = 'ShuttingDown'", true),
      ("Status = 'Running'", false),
      ("StartTime = '2023-11-14T22:13:20Z' AND StartTime <= '2023-11-15T00:13:20+02:00'", true),
      ("StartTime > '2023-11-14T22:13:20.5Z'", false),
      ("StartTime BETWEEN '2023-01-01T00:00:00Z' AND '9999-01-01T00:00:00Z'", true),
      ("StartTime < 1700000000000000001", true),
      ("StartTime > now() - 2m AND StartTime < now() - 30s", true),
      ("SdkName > 'temporal' AND SdkName LIKE '%python'", true),
      ("HeartbeatTime < '2030-01-01T00:00:00Z' OR HeartbeatTime > '2030-01-01T00:00:00Z'", false),
    ])
  func matches(query: String, expected: Bool) throws { #expect(try WorkerFilter(query, now: Self.now).matches(worker) == expected) }

  @Test(
    "what no worker has is refused instead of matching none",
    arguments: [
      ("Foo = 'x'", "invalid search attribute: Foo (column 1)"),
      ("taskqueue = 'x'", "did you mean TaskQueue?"),
      ("TaskQueue = 5", "invalid value type for search attribute TaskQueue of type Keyword: 5 (type: int64) (column 13"),
      ("StartTime = 'yesterday'", "unable to parse datetime 'yesterday'"),
      ("StartTime STARTS_WITH '2023-01-01T00:00:00Z'", "operator 'STARTS_WITH' not supported"),
      ("TaskQueue = 'a' LIMIT 5", "a clause behind the condition"),
      ("  ", "the filter is blank"),
    ])
  func refused(query: String, reason: String) {
    let error = refusal { _ = try WorkerFilter(query, now: Self.now) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "accepted")")
  }
}
