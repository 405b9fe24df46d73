"""A running activity learns of its cancellation with the next heartbeat, and reports it (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(heartbeat_timeout=c.seconds(30))
    task = t.poll_activity()
    t.refused("not requested yet", t.cancel_activity, task, "early")
    t.show("requested", t.standalone("RequestCancelActivityExecution", reason="no more", request_id="c", identity="canceller"))
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("the same request", t.standalone, "RequestCancelActivityExecution", request_id="c")
    t.refused("another request", t.standalone, "RequestCancelActivityExecution", request_id="d", reason="other")
    t.show("heartbeat", t.heartbeat(task, "half"))
    t.show("canceled", t.cancel_activity(task, "stopped"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("outcome", t.standalone("PollActivityExecution"))
