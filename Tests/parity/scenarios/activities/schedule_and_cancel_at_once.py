"""An activity scheduled and cancelled by one completion never runs (AC-04, AC-06)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", request_eager_execution=True), c.cancel_activity(5))
    t.show_history()
    t.no_activity()
