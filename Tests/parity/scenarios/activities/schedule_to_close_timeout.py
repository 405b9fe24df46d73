"""The whole time passes: during the first attempt, between attempts, or because the next attempt would come too late (AC-01, AC-02)."""

from harness import commands as c


def run(t):
    whole = {"schedule_to_close_timeout": c.seconds(2)}
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "one long attempt", **whole))
    t.poll_activity()
    task = t.poll()
    short = {"start_to_close_timeout": c.seconds(1), "retry_policy": {"initial_interval": c.seconds(30)}}
    t.respond(task, c.schedule_activity(t, "timed out with no time left", schedule_to_close_timeout=c.seconds(20), **short))
    t.poll_activity()
    task = t.poll()
    t.respond(task, c.schedule_activity(t, "never fetched", **whole))
    t.respond(t.poll(), c.complete())
    t.show_history()
