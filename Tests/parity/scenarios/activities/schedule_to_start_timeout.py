"""An activity that nobody fetches in time closes SCHEDULE_TO_START without a Started event and is never retried (AC-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", schedule_to_start_timeout=c.seconds(1), retry_policy={"maximum_attempts": 5}))
    task = t.poll()
    t.show_history()
    t.no_activity("it is no longer given out")
    t.respond(task, c.complete())
