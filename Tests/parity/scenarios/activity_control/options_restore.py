"""Restoring gives the options of the schedule event back (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", heartbeat_timeout=c.seconds(10), priority={"priority_key": 2}))
    options = {"heartbeat_timeout": c.seconds(5), "task_queue": {"name": "elsewhere"}}
    mask = {"paths": ["heartbeat_timeout", "task_queue.name"]}
    t.show("changed", t.control("UpdateActivityOptions", id="a", activity_options=options, update_mask=mask))
    t.show("restored", t.control("UpdateActivityOptions", id="a", restore_original=True))
    t.show("the task", t.poll_activity().heartbeat_timeout)
