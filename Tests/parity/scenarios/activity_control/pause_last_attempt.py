"""An attempt that fails while paused counts, even the last one: after the unpause the activity is tried once more (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"maximum_attempts": 1}))
    task = t.poll_activity()
    t.control("PauseActivity", id="a")
    t.fail_activity(task)
    t.show("pending", t.pending())
    t.control("UnpauseActivity", id="a")
    next = t.poll_activity()
    t.show("the next", next.attempt)
    t.fail_activity(next)
    t.show_history()
