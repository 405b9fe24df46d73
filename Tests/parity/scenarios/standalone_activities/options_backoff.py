"""New retry options in the backoff move the next attempt (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(600)})
    t.fail_activity(t.poll_activity())
    options = {"retry_policy": {"initial_interval": c.seconds(0.2)}}
    mask = {"paths": ["retry_policy.initial_interval"]}
    t.refused("changed", t.standalone, "UpdateActivityExecutionOptions", activity_options=options, update_mask=mask)
    info = t.describe_standalone(include_last_failure=True).info
    t.show("then", [info.attempt, info.last_failure.message])
    t.show("the next", t.poll_activity().attempt)
