"""Whoever knows its id completes an activity that no worker has taken (AC-09, AC-05)."""

from harness import commands as c


def run(t):
    t.start_standalone("a")
    t.start_standalone("b")
    t.refused("completed", t.standalone, "RespondActivityTaskCompletedById", "a", result=c.payloads("out"))
    t.refused("failed", t.standalone, "RespondActivityTaskFailedById", "b", failure=c.failure(non_retryable=True))
    t.show("a", t.describe_standalone("a", include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("b", t.describe_standalone("b", include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
