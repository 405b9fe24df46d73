"""Unpausing with a reset while the attempt runs lets it go on; its failure counts as the first (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("PauseActivity", id="a")
    t.control("UnpauseActivity", id="a", reset_attempts=True, reset_heartbeat=True)
    t.show("pending", t.pending())
    t.refused("heartbeat", t.heartbeat, task)
    t.refused("failure", t.fail_activity, task)
    next = t.poll_activity()
    t.show("the next", [next.attempt, next.heartbeat_details])
