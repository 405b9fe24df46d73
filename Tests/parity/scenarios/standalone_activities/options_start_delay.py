"""Changing the start delay moves the first attempt (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone(start_delay=c.seconds(600))
    options = {"start_delay": c.seconds(0.2)}
    mask = {"paths": ["start_delay"]}
    t.refused("changed", t.standalone, "UpdateActivityExecutionOptions", activity_options=options, update_mask=mask)
    t.show("the task", t.poll_activity())
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
