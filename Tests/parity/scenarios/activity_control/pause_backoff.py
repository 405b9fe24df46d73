"""An activity paused in its backoff stays at its attempt; unpaused, the attempt is due at once (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(600)}))
    t.fail_activity(t.poll_activity())
    t.show("in backoff", [t.pending()[0].state, t.pending()[0].HasField("next_attempt_schedule_time")])
    t.control("PauseActivity", id="a")
    paused = t.pending()[0]
    t.show("paused", [paused.state, paused.attempt, paused.HasField("next_attempt_schedule_time")])
    t.control("UnpauseActivity", id="a")
    t.show("the next", t.poll_activity().attempt)
