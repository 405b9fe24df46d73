"""What a description says in the backoff (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(600)})
    t.fail_activity(t.poll_activity())
    t.show("backoff", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
