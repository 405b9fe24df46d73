"""A timer of the cut history keeps its time: one that has passed fires soon; one started later is gone (WF-19, WF-15)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.start_timer("passed", 1), c.start_timer("far", 600))
    t.signal("s")
    t.respond(t.poll(), c.start_timer("later", 1))
    t.sleep(1.5)
    new = reset(t, 9, base)
    # The original looks at a timer that has passed only after a while.
    t.sleep(3)
    t.respond(t.poll(), c.cancel_timer("far"))
    t.show_history("the new run", new)
