"""A running attempt whose activity is reset learns of it with its heartbeat, and its failure counts as the first (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("ResetActivity", id="a")
    t.show("pending", t.pending())
    t.refused("heartbeat", t.heartbeat, task, "more")
    t.refused("failure", t.fail_activity, task)
    next = t.poll_activity()
    t.show("the next", [next.attempt, next.heartbeat_details])
    t.refused("its heartbeat", t.heartbeat, next)
