"""A paused activity that waits is given to nobody; once unpaused its first attempt is there at once (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.show("paused", t.control("PauseActivity", id="a", reason="to look at it", request_id=t.request_id()))
    t.show("while paused", t.pending())
    t.no_activity()
    t.show("unpaused", t.control("UnpauseActivity", id="a"))
    t.show("after that", t.pending())
    t.show("the task", t.poll_activity())
