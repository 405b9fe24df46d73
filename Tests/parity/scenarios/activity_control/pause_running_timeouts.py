"""While an activity is paused, its running attempt is not timed out either; once unpaused it is (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(0.05)}
    t.respond(t.poll(), c.schedule_activity(t, "a", heartbeat_timeout=c.seconds(1), retry_policy=retry))
    t.poll_activity()
    t.control("PauseActivity", id="a")
    t.sleep(2.2)
    t.show("later", t.pending())
    t.control("UnpauseActivity", id="a")
    t.show("the next", t.poll_activity().attempt)
