"""A failure's own delay replaces the policy's interval and may pass its maximum; it counts as an attempt (AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"initial_interval": c.seconds(0.1), "maximum_interval": c.seconds(0.1), "maximum_attempts": 3}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=policy))
    first = t.poll_activity()
    t.fail_activity(first, c.failure("wait", next_retry_delay=1))
    pending = t.describe().pending_activities[0]
    t.show("the interval", pending.current_retry_interval)
    t.show("pending", pending)
    second = t.poll_activity()
    waited = second.current_attempt_scheduled_time.ToMilliseconds() - first.current_attempt_scheduled_time.ToMilliseconds()
    t.show("it waited", waited >= 1000)
    t.show("the first schedule is remembered", first.scheduled_time == second.scheduled_time)
    t.fail_activity(second)
    t.fail_activity(t.poll_activity(), c.failure("last"))
    t.show_history()
