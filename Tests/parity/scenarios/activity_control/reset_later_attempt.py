"""A later attempt that runs when its activity is reset: what becomes of its answers (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(0.05)}
    t.respond(t.poll(), c.schedule_activity(t, "a", start_to_close_timeout=c.seconds(2), retry_policy=retry))
    t.fail_activity(t.poll_activity())
    task = t.poll_activity()
    t.control("ResetActivity", id="a")
    t.show("pending", t.pending())
    t.refused("heartbeat", t.heartbeat, task, "more")
    t.refused("failure", t.fail_activity, task)
    t.show("the next", t.poll_activity().attempt)
