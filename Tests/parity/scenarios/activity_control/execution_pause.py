"""PauseActivityExecution and UnpauseActivityExecution are the same for one activity by its id (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.show("paused", t.control("PauseActivityExecution", activity_id="a", reason="look", request_id=t.request_id()))
    t.show("while paused", t.pending())
    t.no_activity()
    t.show("unpaused", t.control("UnpauseActivityExecution", activity_id="a", reason="looked", request_id=t.request_id()))
    t.show("after that", t.pending())
    t.show("the task", t.poll_activity().attempt)
