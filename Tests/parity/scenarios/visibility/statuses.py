"""Every status by name (VI-03)."""

from harness import commands as c
from harness import lists


def run(t):
    for name in ("open", "completed", "failed", "canceled", "terminated", "timed-out"):
        lists.member(t, name, {"task_queue": {"name": t.unique(name)}, "workflow_run_timeout": c.seconds(1 if name == "timed-out" else 600)}, close=False)
    ends = {"completed": c.complete(), "failed": c.fail(), "canceled": c.cancel()}
    for name, command in ends.items():
        t.respond(t.poll(t.unique(name)), command)
    t.terminate(workflow=t.unique("terminated"))
    lists.settle(t, 6, closed=5)
    lists.show(t, *(f"ExecutionStatus = '{name}'" for name in ("Running", "Completed", "Failed", "Canceled", "Terminated", "TimedOut")))
    lists.show(t, "ExecutionStatus != 'Running'", "ExecutionStatus IN ('Completed', 'Failed')", "ExecutionStatus NOT IN ('Completed', 'Failed')")
    lists.show(t, "ExecutionStatus = 1", "ExecutionStatus = 2", "ExecutionStatus > 5", "ExecutionStatus = 'ContinuedAsNew'")
    lists.show(t, "ExecutionStatus BETWEEN 2 AND 3", "ExecutionStatus = 'running'", "ExecutionStatus = 99")
