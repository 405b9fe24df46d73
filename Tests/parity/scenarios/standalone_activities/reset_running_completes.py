"""A running activity that was reset may still complete; one at its last attempt begins anew (AC-10)."""

from harness import commands as c


def run(t):
    for id in ("a", "b"):
        t.start_standalone(id, task_queue={"name": t.queue + id}, retry_policy={"maximum_attempts": 1})
        task = t.poll_activity(t.queue + id)
        t.standalone("ResetActivityExecution", id)
        if id == "a":
            t.refused("completed", t.complete_activity, task, "out")
        else:
            t.refused("failed", t.fail_activity, task)
        t.show(id, t.describe_standalone(id, include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
