"""Heartbeats of workers as a scripted worker sends them; a scenario's workers all serve its own queue."""

import time

from google.protobuf.timestamp_pb2 import Timestamp

STARTED = 1_700_000_000
SHORT = {"RUNNING": "Running", "SHUTTING_DOWN": "ShuttingDown"}


def heartbeat(t, name, status="RUNNING", **fields):
    """A heartbeat of one worker of the scenario."""
    return {
        "worker_instance_key": t.unique(name),
        "worker_identity": f"id-{name}",
        "host_info": {"host_name": "host", "process_id": "7", "worker_grouping_key": "group"},
        "task_queue": t.queue,
        "status": f"WORKER_STATUS_{status}",
        "start_time": Timestamp(seconds=STARTED),
        "heartbeat_time": Timestamp(seconds=STARTED + 60),
        **fields,
    }


def mine(t):
    """The filter for the scenario's workers."""
    return f"TaskQueue = '{t.queue}'"


def beat(t, name, status="RUNNING", **fields):
    """Sends a heartbeat and waits until it is seen: the original takes it in behind its answer."""
    sent = heartbeat(t, name, status, **fields)
    t.call("RecordWorkerHeartbeat", worker_heartbeat=[sent])
    query = f"WorkerInstanceKey = '{sent['worker_instance_key']}'"
    if status == "SHUTDOWN":
        _await(t, query, 0)
    else:
        _await(t, f"{query} AND Status = '{SHORT[status]}'", 1)


def settled(t, query, expected):
    """How many of the scenario's workers match, once it is what it should become or some seconds have passed."""
    return _await(t, f"{mine(t)} AND {query}", expected)


def _await(t, query, expected):
    deadline = time.monotonic() + 10
    while True:
        count = t.call("CountWorkers", query=query, include_system_workers=True).count
        if count == expected or time.monotonic() > deadline:
            return count
        time.sleep(0.05)
