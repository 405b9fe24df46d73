"""The next run of the chain goes on with the clock, the count and the fast-forward; when skipping has stopped, with the clock alone (WF-24, WF-09)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.forward("x", 2 * s.HOUR))
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.respond(t.poll(), c.continue_as_new())
    t.respond(t.poll(), c.start_timer("1", 10 * s.HOUR))
    t.show("the fast-forward", s.poll(t, "x"))
    t.show_history("the second run")
    s.show_skips(t, "its skips")
    t.signal("go on")
    t.respond(t.poll(), c.continue_as_new())
    t.poll()
    t.show_history("the third run")
    t.show("the fast-forward is gone", s.poll(t, "x"))
