"""Unpausing may begin again with attempt 1 and without heartbeat details (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("PauseActivity", id="a")
    t.fail_activity(task)
    t.control("UnpauseActivity", id="a", reset_attempts=True, reset_heartbeat=True)
    t.show("pending", t.pending())
    t.show("the next", t.poll_activity())
