"""Nobody takes the activity in time (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(schedule_to_start_timeout=c.seconds(1))
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
