"""With a jitter the unpaused attempt waits for a random part of it (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.control("PauseActivity", id="a")
    t.control("UnpauseActivity", id="a", jitter=c.seconds(36000))
    pending = t.pending()[0]
    t.show("waits", [pending.state, pending.paused, pending.HasField("next_attempt_schedule_time")])
    t.control("PauseActivity", id="a")
    t.control("UnpauseActivity", id="a", jitter=c.seconds(0.2))
    t.show("comes", t.poll_activity().attempt)
