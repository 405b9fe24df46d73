"""Cancelling an activity that has closed is recorded and does nothing; of one that never was, it fails the task (AC-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.complete_activity(t.poll_activity(), "done")
    t.respond(t.poll(), c.cancel_activity(5))
    t.show_history("late")
    t.signal("wake")
    t.refused("never scheduled", t.respond, t.poll(), c.cancel_activity(77))
    t.show_history("unknown")
