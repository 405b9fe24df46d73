"""A start delay holds the first attempt back, and no other (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(start_delay=c.seconds(0.8), retry_policy={"initial_interval": c.seconds(0.05)}, schedule_to_start_timeout=c.seconds(30))
    t.show("waits", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    first = t.poll_activity()
    t.show("the task", first)
    t.fail_activity(first)
    t.show("the second", t.poll_activity().attempt)
    t.show("running", t.describe_standalone())
