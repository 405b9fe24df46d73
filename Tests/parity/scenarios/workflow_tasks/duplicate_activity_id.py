"""An activity id that is still alive fails the task; once its activity closed the id is free again (AC-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "same"))
    t.signal("wake")
    t.refused("alive", t.respond, t.poll(), c.schedule_activity(t, "same"))
    t.complete_activity(t.poll_activity(), 1)
    t.respond(t.poll(), c.schedule_activity(t, "same"))
    t.show_history()
