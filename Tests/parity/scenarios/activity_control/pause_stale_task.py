"""A worker that waits gets the unpaused attempt once, however often it was paused (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    for _ in range(3):
        t.control("PauseActivity", id="a")
        t.control("UnpauseActivity", id="a")
    t.show("once", t.poll_activity().attempt)
    t.no_activity("and not again")
