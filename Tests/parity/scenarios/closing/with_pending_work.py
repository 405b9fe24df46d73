"""Closing leaves pending work behind: its completions find nothing, its timers never fire, its tasks are never given out (WF-12)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "running"), c.start_timer("t", 4))
    activity = t.poll_activity()
    t.signal("wake")
    t.respond(t.poll(), c.schedule_activity(t, "waiting"), c.fail(message="gave up", type="Sad", non_retryable=True))
    t.show_history()
    t.no_activity("what waited is not given out")
    t.refused("heartbeat", t.heartbeat, activity)
    t.refused("completion", t.complete_activity, activity, "late")
    t.refused("failure", t.fail_activity, activity)
    t.refused("cancellation", t.cancel_activity, activity)
    t.show("described", t.describe())
    t.sleep(3)
    t.show_history("the end")
