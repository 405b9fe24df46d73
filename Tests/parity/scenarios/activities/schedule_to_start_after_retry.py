"""An attempt after the first that nobody fetches in time closes SCHEDULE_TO_START with the failure before it (AC-01, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"initial_interval": c.seconds(0.1)}
    t.respond(t.poll(), c.schedule_activity(t, "a", schedule_to_start_timeout=c.seconds(4), retry_policy=policy))
    t.fail_activity(t.poll_activity(), c.failure("the first"))
    task = t.poll()
    t.respond(task, c.complete())
    t.show_history()
