"""Pausing a type of which some are paused already (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"), c.schedule_activity(t, "b"))
    t.control("PauseActivity", id="a", reason="first")
    t.refused("the type", t.control, "PauseActivity", type="ParityActivity", reason="second")
    t.show("states", [(a.activity_id, a.state, a.paused, a.pause_info.manual.reason) for a in t.pending()])
