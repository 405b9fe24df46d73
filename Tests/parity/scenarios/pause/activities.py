"""While a workflow is paused, activities that run may finish; queued ones are not given out and failed ones are not tried again (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(3), "maximum_attempts": 3}
    names = ("running", "failing", "queued")
    t.respond(t.poll(), *(c.schedule_activity(t, name, task_queue={"name": t.unique(name)}, retry_policy=retry) for name in names))
    running = t.poll_activity(t.unique("running"))
    failing = t.poll_activity(t.unique("failing"))
    t.pause()
    t.refused("heartbeat", t.heartbeat, failing, "beat")
    t.fail_activity(failing)
    t.complete_activity(running, "done")
    t.show("pending", list(t.describe().pending_activities))
    t.show_history("paused")
    # Whether the original holds a retry that is due at once depends on which of its queues is faster, so only the other is asked for.
    answer = t.call("PollActivityTaskQueue", timeout=2.2, task_queue={"name": t.unique("queued")})
    t.show("queued: given out", bool(answer.task_token))
    t.unpause()
    for name in ("failing", "queued"):
        task = t.poll_activity(t.unique(name))
        t.show(f"{name}: attempt after the unpause", task.attempt)
        t.complete_activity(task)
    t.show_history()
