"""A worker is listed, counted and described by its last heartbeat; one that has shut down is forgotten (TQ-09)."""

from harness.workers import beat, mine


def run(t):
    beat(t, "a", deployment_version={"deployment_name": "orders", "build_id": "1.0"}, sdk_name="sdk", sdk_version="1.2.3")
    beat(t, "a", "SHUTTING_DOWN")
    t.refused("described", "DescribeWorker", worker_instance_key=t.unique("a"))
    t.show("listed", t.call("ListWorkers", query=mine(t)))
    t.show("counted", t.call("CountWorkers", query=mine(t)).count)
    beat(t, "a", "SHUTDOWN")
    t.refused("afterwards", "DescribeWorker", worker_instance_key=t.unique("a"))
    t.show("counted", t.call("CountWorkers", query=mine(t)).count)
    t.show("no heartbeat at all", t.call("RecordWorkerHeartbeat"))
