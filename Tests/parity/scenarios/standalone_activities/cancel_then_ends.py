"""A running activity whose cancellation was requested may complete; if it fails it is not retried (AC-09)."""

from harness import commands as c


def run(t):
    for id in ("a", "b"):
        t.start_standalone(id, task_queue={"name": t.queue + id})
        task = t.poll_activity(t.queue + id)
        t.standalone("RequestCancelActivityExecution", id)
        if id == "a":
            t.complete_activity(task, "done")
        else:
            t.fail_activity(task)
        t.show(id, t.describe_standalone(id, include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
