"""Unpausing keeps attempt and heartbeat details unless asked not to (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("PauseActivity", id="a")
    t.fail_activity(task)
    t.control("UnpauseActivity", id="a")
    t.show("pending", t.pending())
    next = t.poll_activity()
    t.show("the next", [next.attempt, next.heartbeat_details])
