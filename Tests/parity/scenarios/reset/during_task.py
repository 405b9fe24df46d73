"""A reset while a task runs fails that task; what waited in the buffer is reapplied as well (WF-19, WT-01)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    activity = t.poll_activity()
    t.signal("written", "1")
    task = t.poll()
    t.signal("buffered", "2")
    t.complete_activity(activity, "done")
    new = reset(t, 4)
    t.refused("the task's completion", t.respond, task, c.complete())
    t.show_history("the base run", base)
    t.show_history("the new run", new)
