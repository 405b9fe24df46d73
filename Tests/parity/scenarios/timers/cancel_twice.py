"""A timer can be cancelled once, also within a batch; a fired one that was seen cannot be cancelled at all (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("twice in a batch", t.respond, t.poll(), c.start_timer("t", 600), c.cancel_timer("t"), c.cancel_timer("t"))
    t.respond(t.poll(), c.start_timer("t", 0))
    t.refused("after it fired", t.respond, t.poll(), c.cancel_timer("t"))
    t.show_history()
