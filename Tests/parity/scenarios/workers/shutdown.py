"""ShutdownWorker brings a last heartbeat (TQ-08, TQ-09)."""

from harness.workers import beat, heartbeat, settled


def run(t):
    beat(t, "a")
    t.call("ShutdownWorker", worker_heartbeat=heartbeat(t, "a", "SHUTTING_DOWN"), worker_instance_key=t.unique("a"), sticky_task_queue=t.sticky)
    t.show("shutting down", settled(t, "Status = 'ShuttingDown'", 1))
    t.call("ShutdownWorker", worker_heartbeat=heartbeat(t, "a", "SHUTDOWN"), worker_instance_key=t.unique("a"), sticky_task_queue=t.sticky)
    t.show("gone", settled(t, "WorkerInstanceKey != 'x'", 0))
