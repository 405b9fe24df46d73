"""Pausing what is paused changes nothing, be it the same request or another (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.refused("first", t.control, "PauseActivity", id="a", reason="first", request_id="r")
    t.refused("again", t.control, "PauseActivity", id="a", reason="again", request_id="r")
    t.refused("another", t.control, "PauseActivity", id="a", reason="another", request_id="s")
    t.refused("the other method", t.control, "PauseActivityExecution", activity_id="a", reason="fourth")
    t.show("pending", t.pending())
