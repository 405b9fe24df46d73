"""An attempt that takes too long is tried again, and the last one ends the activity (AC-09)."""

from harness import commands as c


def run(t):
    retry = {"maximum_attempts": 2, "initial_interval": c.seconds(0.05)}
    t.start_standalone(start_to_close_timeout=c.seconds(1), retry_policy=retry)
    task = t.poll_activity()
    t.poll_activity()
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("late", t.complete_activity, task)
