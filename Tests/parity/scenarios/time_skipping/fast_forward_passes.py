"""A fast-forward also ends when its time comes by itself, while an activity runs (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.forward("soon", 1))
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    task = t.poll_activity()
    t.show("the end", s.poll(t, "soon"))
    t.complete_activity(task)
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.show_history()
    s.show_skips(t, "skips")
