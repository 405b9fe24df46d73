"""A timed-out attempt is retried; the last one closes START_TO_CLOSE, and late answers find nothing (AC-01, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"maximum_attempts": 2, "initial_interval": c.seconds(0.1)}
    t.respond(t.poll(), c.schedule_activity(t, "a", start_to_close_timeout=c.seconds(1), retry_policy=policy))
    first = t.poll_activity()
    second = t.poll_activity()
    t.show("the second attempt", second)
    t.show("pending", list(t.describe().pending_activities))
    t.refused("the first attempt's answer", t.complete_activity, first, "late")
    task = t.poll()
    t.refused("the second attempt's answer", t.complete_activity, second, "late")
    t.refused("its heartbeat", t.heartbeat, second)
    t.respond(task, c.complete())
    t.show_history()
