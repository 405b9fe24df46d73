"""What workers are filtered by: texts, times, the status by its short name; AND and OR (TQ-09)."""

from harness.workers import beat, mine

QUERIES = [
    "WorkerIdentity = 'id-a'",
    'WorkerIdentity = "id-a"',
    "WorkerIdentity != 'id-a'",
    "WorkerIdentity STARTS_WITH 'id-'",
    "WorkerIdentity NOT STARTS_WITH 'id-a'",
    "HostName = 'host'",
    "SdkName = 'sdk-a' AND SdkVersion = '1.0'",
    "SdkName = 'sdk-a' OR SdkName = 'sdk-b'",
    "(SdkName = 'sdk-a')",
    "DeploymentName = 'orders' AND BuildId = 'b'",
    "DeploymentName IS NULL",
    "DeploymentName IS NOT NULL",
    "Status = 'Running'",
    "status = 'ShuttingDown'",
    "WorkerStatus != 'Running'",
    "StartTime > '2023-11-14T22:13:19Z'",
    "StartTime >= '2023-11-14T22:13:20Z'",
    "StartTime < '2023-11-14T22:13:20Z'",
    "StartTime <= '2023-11-15T00:13:20+02:00'",
    "StartTime != '2023-11-14T22:13:20Z'",
    "StartTime BETWEEN '2023-01-01T00:00:00Z' AND '2024-01-01T00:00:00Z'",
    "HeartbeatTime < 1800000000000000000",
]


def run(t):
    beat(t, "a", sdk_name="sdk-a", sdk_version="1.0", deployment_version={"deployment_name": "orders", "build_id": "b"})
    beat(t, "b", "SHUTTING_DOWN", sdk_name="sdk-b", sdk_version="1.0")
    for query in QUERIES:
        t.show(query, t.call("CountWorkers", query=f"{mine(t)} AND ({query})").count)
