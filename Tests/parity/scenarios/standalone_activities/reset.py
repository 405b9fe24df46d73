"""Resetting an activity without a workflow: running, in its backoff, with its options (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(600)})
    task = t.poll_activity()
    t.refused("reset while it runs", t.standalone, "ResetActivityExecution")
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("heartbeat", t.heartbeat, task, "half")
    t.refused("failed", t.fail_activity, task)
    t.show("failed attempt", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    options = {"start_to_close_timeout": c.seconds(50)}
    mask = {"paths": ["start_to_close_timeout"]}
    t.refused("options", t.standalone, "UpdateActivityExecutionOptions", activity_options=options, update_mask=mask)
    t.refused("reset in the backoff", t.standalone, "ResetActivityExecution", restore_original_options=True)
    t.show("then", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("the task", t.poll_activity())
