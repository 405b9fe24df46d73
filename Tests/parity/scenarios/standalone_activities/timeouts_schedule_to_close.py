"""The activity as a whole runs out of time (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(schedule_to_close_timeout=c.seconds(1.5), retry_policy={"initial_interval": c.seconds(0.05)})
    t.fail_activity(t.poll_activity())
    t.heartbeat(t.poll_activity(), "half")
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
