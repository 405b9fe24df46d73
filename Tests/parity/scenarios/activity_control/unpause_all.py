"""Unpausing all releases every paused activity of the workflow (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    types = [("a", "One"), ("b", "Two"), ("c", "Three")]
    t.respond(t.poll(), *[c.schedule_activity(t, id, activity_type={"name": type}) for id, type in types])
    for id in ("a", "b"):
        t.control("PauseActivity", id=id)
    t.show("paused", [(a.activity_id, a.paused) for a in t.pending()])
    t.show("unpaused", t.control("UnpauseActivity", unpause_all=True))
    t.show("none is paused", [(a.activity_id, a.paused) for a in t.pending()])
    t.show("all are there", sorted(t.poll_activity().activity_id for _ in range(3)))
