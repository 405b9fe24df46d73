"""Resetting a running activity with its heartbeat drops the details once the attempt has ended (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("ResetActivity", id="a", reset_heartbeat=True)
    t.show("pending", t.pending())
    t.refused("heartbeat", t.heartbeat, task, "more")
    t.refused("failure", t.fail_activity, task)
    t.show("the next", t.poll_activity())
