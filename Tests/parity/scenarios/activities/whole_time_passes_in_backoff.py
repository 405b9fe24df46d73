"""When the whole time passes between two attempts, the timeout carries the last failure (AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"initial_interval": c.seconds(4), "backoff_coefficient": 1.0}
    t.respond(t.poll(), c.schedule_activity(t, "a", schedule_to_close_timeout=c.seconds(7), retry_policy=policy))
    t.fail_activity(t.poll_activity(), c.failure("first"))
    t.show("in backoff", list(t.describe().pending_activities))
    t.poll_activity()
    task = t.poll()
    t.respond(task, c.complete())
    t.show_history()
