"""A run that waits for nothing but a timer skips to it: an event behind the others says so, and the timer fires by the run's own clock (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON)
    t.respond(t.poll(), c.start_timer("1", s.HOUR), c.start_timer("2", 2 * s.HOUR))
    task = t.poll()
    t.show("the task", task)
    t.respond(task)
    t.respond(t.poll(), c.complete())
    t.show_history()
    s.show_skips(t, "skips")
