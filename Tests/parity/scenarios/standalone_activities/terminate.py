"""Terminating an activity ends it at once, whatever it does; its worker is refused (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.show("terminated", t.standalone("TerminateActivityExecution", reason="enough", identity="operator", request_id="t"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.refused("heartbeat", t.heartbeat, task)
    t.refused("completed", t.complete_activity, task)
    t.refused("failed", t.fail_activity, task)
    t.refused("canceled", t.cancel_activity, task)
    t.refused("the same request", t.standalone, "TerminateActivityExecution", request_id="t")
    t.refused("another request", t.standalone, "TerminateActivityExecution", request_id="u")
    t.refused("a cancel request", t.standalone, "RequestCancelActivityExecution")
