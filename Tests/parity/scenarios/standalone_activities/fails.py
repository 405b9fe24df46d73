"""A failed attempt is retried; a failure that may not be retried is the outcome (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(0.1)})
    first = t.poll_activity()
    t.heartbeat(first, "half")
    t.show("failed", t.fail_activity(first))
    second = t.poll_activity()
    t.show("the second", second)
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.fail_activity(second, c.failure("for good", non_retryable=True))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("outcome", t.standalone("PollActivityExecution"))
