"""With its last attempt the activity has failed (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(0.05), "maximum_attempts": 2})
    t.fail_activity(t.poll_activity())
    t.fail_activity(t.poll_activity(), c.failure("the last"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
