"""Cancelling an activity that has not started closes it at once and asks for a new workflow task (AC-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.signal("wake")
    t.respond(t.poll(), c.cancel_activity(5))
    t.show_history()
    t.no_activity("the queue is empty")
    t.respond(t.poll(), c.complete())
    t.show_history("completed")
