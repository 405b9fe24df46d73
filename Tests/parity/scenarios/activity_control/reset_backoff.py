"""Resetting an activity in its backoff gives its first attempt out at once, with the heartbeat details kept (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(600)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.fail_activity(task)
    t.show("reset", t.control("ResetActivity", id="a"))
    t.show("pending", t.pending())
    t.show("the next", t.poll_activity())
