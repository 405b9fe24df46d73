"""Cancelling an activity that waits ends it at once (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.show("requested", t.standalone("RequestCancelActivityExecution", reason="no more", request_id="c"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.refused("the same request", t.standalone, "RequestCancelActivityExecution", request_id="c")
    t.refused("another", t.standalone, "RequestCancelActivityExecution", request_id="d")
