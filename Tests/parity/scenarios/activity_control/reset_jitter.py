"""With a jitter a reset activity waits for a random part of it (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(600)}))
    t.fail_activity(t.poll_activity())
    t.control("ResetActivity", id="a", jitter=c.seconds(36000))
    pending = t.pending()[0]
    t.show("waits", [pending.state, pending.attempt, pending.HasField("next_attempt_schedule_time")])
    t.control("ResetActivity", id="a", jitter=c.seconds(0.2))
    t.show("comes", t.poll_activity().attempt)
