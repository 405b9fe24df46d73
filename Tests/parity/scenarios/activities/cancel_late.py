"""Cancelling an activity whose end is in the buffer is recorded; one that closed before, or never was, fails the task (AC-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.signal("wake")
    task = t.poll()
    t.complete_activity(t.poll_activity(), "done")
    t.refused("while the end is buffered", t.respond, task, c.cancel_activity(5))
    t.show_history("late")
    t.refused("after the end was written", t.respond, t.poll(), c.cancel_activity(5))
    t.show_history("too late")
    task = t.poll()
    t.show("attempt", task.attempt)
    t.signal("wake again")
    t.refused("never scheduled, at the second attempt", t.respond, task, c.cancel_activity(77))
    t.show("the last event", t.history()[-1])
