"""A paused activity takes new options and stays paused (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.control("PauseActivity", id="a")
    new = t.queue + "-new"
    mask = {"paths": ["task_queue.name"]}
    t.control("UpdateActivityOptions", id="a", activity_options={"task_queue": {"name": new}}, update_mask=mask)
    t.show("pending", t.pending())
    t.control("UnpauseActivity", id="a")
    t.show("on the new", t.poll_activity(new).attempt)
