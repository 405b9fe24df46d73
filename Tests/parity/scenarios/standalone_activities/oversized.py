"""A result, failure or details that are too large become a failure of the activity (AC-09, AC-07)."""

from harness import commands as c


def run(t):
    for id in ("a", "b", "c", "d"):
        t.start_standalone(id, task_queue={"name": t.queue + id})
        task = t.poll_activity(t.queue + id)
        if id == "a":
            t.refused("result", t.complete_activity, task, result=c.blob(2 << 20))
        elif id == "b":
            t.refused("heartbeat", t.call, "RecordActivityTaskHeartbeat", task_token=task.task_token, details=c.blob(2 << 20))
        elif id == "c":
            t.refused("failure", t.fail_activity, task, c.failure("x" * (2 << 20), non_retryable=True))
        else:
            t.standalone("RequestCancelActivityExecution", id)
            t.refused("details", t.cancel_activity, task, details=c.blob(2 << 20))
        info = t.describe_standalone(id, include_outcome=True)
        t.show(id, [info.info.status, info.outcome.failure.message[:100], info.outcome.failure.server_failure_info, info.outcome.retry_state])
