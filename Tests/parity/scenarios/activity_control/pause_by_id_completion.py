"""Whoever knows a paused activity completes it by its id (AC-08, AC-05)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.control("PauseActivity", id="a")
    t.refused(
        "completed", "RespondActivityTaskCompletedById", workflow_id=t.wf, activity_id="a", result=c.payloads("outside")
    )
    t.show_history()
