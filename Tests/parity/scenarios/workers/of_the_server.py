"""Workers of the server's own queues are shown only to those that ask for them; namespaces do not see each other's (TQ-09)."""

from harness.workers import beat


def run(t):
    beat(t, "a", task_queue="temporal-sys-something")
    query = f"WorkerInstanceKey = '{t.unique('a')}'"
    for method in ("ListWorkers", "CountWorkers"):
        for fields in ({}, {"include_system_workers": True}, {"include_system_workers": True, "namespace": "parity-other"}):
            answer = t.call(method, query=query, **fields)
            t.show(f"{method} {sorted(fields)}", len(answer.workers) if method == "ListWorkers" else answer.count)
    t.show("described", t.call("DescribeWorker", worker_instance_key=t.unique("a")).worker_info.worker_heartbeat.task_queue)
