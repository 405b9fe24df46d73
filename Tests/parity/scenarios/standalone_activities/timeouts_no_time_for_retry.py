"""When no time is left for another attempt, the failure is the outcome (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(schedule_to_close_timeout=c.seconds(10), retry_policy={"initial_interval": c.seconds(60)})
    t.fail_activity(t.poll_activity())
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
