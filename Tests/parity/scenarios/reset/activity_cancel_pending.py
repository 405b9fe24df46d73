"""An activity that was asked to cancel before the reset point is asked in the new run as well (WF-19, AC-04)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.poll_activity()
    t.signal("s")
    t.respond(t.poll(), c.cancel_activity(5))
    t.signal("s2")
    t.respond(t.poll(), c.marker("m"))
    new = reset(t, 13)
    t.show("pending", list(t.describe(new).pending_activities))
    activity = t.poll_activity()
    t.show("heartbeat", t.heartbeat(activity))
    t.cancel_activity(activity)
    t.show_history("the new run", new)
