"""Unpausing takes a pause back while the attempt still runs (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.control("PauseActivity", id="a")
    t.control("UnpauseActivity", id="a")
    t.show("pending", t.pending())
    t.show("heartbeat", t.heartbeat(task))
    t.fail_activity(task)
    t.show("retried", t.poll_activity().attempt)
