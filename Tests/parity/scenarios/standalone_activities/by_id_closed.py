"""What the methods by id say of an activity that is closed (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.complete_activity(t.poll_activity())
    t.refused("failed", t.standalone, "RespondActivityTaskFailedById", failure=c.failure())
    t.refused("canceled", t.standalone, "RespondActivityTaskCanceledById")
    t.refused("completed", t.standalone, "RespondActivityTaskCompletedById")
    t.refused("cancel request", t.standalone, "RequestCancelActivityExecution", request_id="c")
    t.refused("paused", t.standalone, "PauseActivityExecution", request_id="p")
