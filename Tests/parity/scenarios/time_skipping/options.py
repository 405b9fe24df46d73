"""Skipping is turned on and off while a run waits, by an event each time that something changes (WF-24, WF-22)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config={"enabled": False})
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.show("on", s.configure(t, s.ON))
    task = t.poll()
    t.show("on again", s.configure(t, s.ON))
    t.show("off", s.configure(t, {"enabled": False}))
    t.show("taken away", s.configure(t, None))
    t.show("taken away again", s.configure(t, None))
    t.respond(task, c.start_timer("2", s.HOUR))
    t.show_history()
    s.show_skips(t, "skips")
