"""A paused run skips nothing (WF-24, WF-23)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON)
    task = t.poll()
    t.pause()
    t.respond(task, c.start_timer("1", s.HOUR))
    s.show_skips(t, "while it is paused")
    t.unpause()
    t.respond(t.poll())
    t.poll()
    t.show_history()
    s.show_skips(t, "afterwards")
