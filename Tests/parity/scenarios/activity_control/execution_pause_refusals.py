"""What PauseActivityExecution and UnpauseActivityExecution refuse (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    for method in ("PauseActivityExecution", "UnpauseActivityExecution", "ResetActivityExecution"):
        t.refused(f"{method}: no activity", t.control, method)
        t.refused(f"{method}: an unknown activity", t.control, method, activity_id="nobody")
        t.refused(f"{method}: an unknown workflow", t.control, method, workflow_id="nobody", activity_id="a")
        t.refused(f"{method}: a bad run id", t.control, method, activity_id="a", run_id="x")
        t.refused(f"{method}: a long id", t.control, method, activity_id="x" * 2000)
        t.refused(f"{method}: a long reason", t.control, method, activity_id="a", **({} if "Reset" in method else {"reason": "x" * 2000}))
        t.refused(f"{method}: a long request id", t.control, method, activity_id="a", request_id="x" * 2000)
        t.refused(f"{method}: a long identity", t.control, method, activity_id="a", identity="x" * 2000)
    for method in ("UnpauseActivityExecution", "ResetActivityExecution"):
        t.refused(f"{method}: a negative jitter", t.control, method, activity_id="a", jitter=c.seconds(-1))
    t.refused("unpaused, not being paused", t.control, "UnpauseActivityExecution", activity_id="a")
    t.terminate()
    for method in ("PauseActivityExecution", "UnpauseActivityExecution", "ResetActivityExecution"):
        t.refused(f"{method}: a closed workflow", t.control, method, activity_id="a")
