"""An attempt that fails while its activity is paused counts, and the next one waits for the unpause (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("PauseActivity", id="a")
    t.fail_activity(task)
    t.show("while paused", t.pending())
    t.no_activity()
    t.control("UnpauseActivity", id="a")
    t.show("the next", t.poll_activity())
