"""A later attempt that runs when its activity is reset goes on, and what follows its failure is attempt 1 (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone(retry_policy={"initial_interval": c.seconds(0.05)})
    t.fail_activity(t.poll_activity())
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.standalone("ResetActivityExecution", reset_heartbeat=True)
    t.show("running", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.refused("heartbeat", t.heartbeat, task, "more")
    t.refused("failed", t.fail_activity, task)
    t.show("the next", t.poll_activity())
