"""With a jitter the released or reset activity waits for a random part of it (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.standalone("PauseActivityExecution")
    t.standalone("UnpauseActivityExecution", jitter=c.seconds(36000))
    info = t.describe_standalone().info
    t.show("unpaused", [info.status, info.run_state, info.HasField("next_attempt_schedule_time"), info.HasField("current_retry_interval")])
    t.standalone("ResetActivityExecution", jitter=c.seconds(36000))
    info = t.describe_standalone().info
    t.show("reset", [info.status, info.run_state, info.HasField("next_attempt_schedule_time"), info.HasField("current_retry_interval")])
    t.standalone("ResetActivityExecution", jitter=c.seconds(0.2))
    t.show("comes", t.poll_activity().attempt)
