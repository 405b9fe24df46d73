import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct WorkerFilterTests {
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
      ("Status = 'ShuttingDown' AND sTATUS = 'ShuttingDown' AND WorkerStatus = 'ShuttingDown'", true),
      ("Status = 'Running'", false),
      ("StartTime = '2023-11-14T22:13:20Z' AND StartTime <= '2023-11-15T00:13:20+02:00'", true),
      ("StartTime > '2023-11-14T22:13:20.5Z'", false),
      ("StartTime BETWEEN '2023-01-01T00:00:00Z' AND '9999-01-01T00:00:00Z'", true),
      ("StartTime < 1700000000000000001", true),
      ("HeartbeatTime < '2030-01-01T00:00:00Z' OR HeartbeatTime > '2030-01-01T00:00:00Z'", false),
    ])
  func matches(query: String, expected: Bool) throws { #expect(try WorkerFilter(query).matches(worker) == expected) }

  @Test(
    "what no worker has is refused instead of matching none",
    arguments: [
      ("Foo = 'x'", "unknown column 'Foo'"),
      ("taskqueue = 'x'", "unknown column 'taskqueue'"),
      ("TaskQueue = 5", "TaskQueue is compared with a text"),
      ("TaskQueue > 'a'", "operator '>' is not supported"),
      ("StartTime = 'yesterday'", "StartTime is compared with a time"),
      ("StartTime STARTS_WITH '2023-01-01T00:00:00Z'", "operator 'STARTS_WITH' is not supported"),
      ("StartTime = 1.5", "StartTime is compared with a time"),
    ])
  func refused(query: String, reason: String) {
    let error = refusal { _ = try WorkerFilter(query) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "accepted")")
  }
}
