"""A running activity that was reset may still complete (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.control("ResetActivity", id="a", reset_heartbeat=True)
    t.refused("completed", t.complete_activity, task, "done")
    t.show_history()
