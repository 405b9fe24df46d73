"""Pausing, releasing and resetting an activity without a workflow (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.refused("paused", t.standalone, "PauseActivityExecution", reason="look", request_id="p", identity="operator")
    t.show("while paused", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.no_activity()
    t.refused("paused again", t.standalone, "PauseActivityExecution", request_id="p")
    t.refused("paused by another", t.standalone, "PauseActivityExecution", request_id="q")
    t.refused("unpaused", t.standalone, "UnpauseActivityExecution", request_id="u", reason="seen")
    t.show("then", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("unpaused again", t.standalone, "UnpauseActivityExecution", request_id="v")
    task = t.poll_activity()
    t.refused("paused while it runs", t.standalone, "PauseActivityExecution", request_id="w")
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("heartbeat", t.heartbeat(task, "half"))
    t.fail_activity(task)
    t.show("held", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("reset, kept paused", t.standalone, "ResetActivityExecution", keep_paused=True)
    t.show("reset", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("reset", t.standalone, "ResetActivityExecution", reset_heartbeat=True)
    t.show("released", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("the task", t.poll_activity())
