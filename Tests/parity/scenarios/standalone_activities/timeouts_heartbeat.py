"""A missed heartbeat ends the attempt; its details reach the next one (AC-09)."""

from harness import commands as c


def run(t):
    retry = {"initial_interval": c.seconds(0.05), "maximum_attempts": 2}
    t.start_standalone(heartbeat_timeout=c.seconds(1), retry_policy=retry)
    task = t.poll_activity()
    t.show("heartbeat", t.heartbeat(task, "half"))
    t.show("the next", t.poll_activity())
    t.show("outcome", t.standalone("PollActivityExecution"))
