"""Changed timeouts count for the attempt that runs (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"maximum_attempts": 1}))
    task = t.poll_activity()
    mask = {"paths": ["start_to_close_timeout"]}
    t.control("UpdateActivityOptions", id="a", activity_options={"start_to_close_timeout": c.seconds(1)}, update_mask=mask)
    t.show("pending", t.pending())
    t.poll()
    t.refused("too late", t.complete_activity, task)
    t.show_history()
