"""An activity whose queue is changed is found on the new one and not on the old one (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    new = t.queue + "-new"
    mask = {"paths": ["task_queue.name"]}
    t.control("UpdateActivityOptions", id="a", activity_options={"task_queue": {"name": new}}, update_mask=mask)
    t.no_activity("nothing on the old")
    t.show("on the new", t.poll_activity(new))
