"""A failure that may not be retried, of an attempt whose activity is paused (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    task = t.poll_activity()
    t.control("PauseActivity", id="a")
    t.fail_activity(task, c.failure(non_retryable=True))
    t.show("pending", [(a.state, a.attempt, a.last_failure) for a in t.pending()])
    t.show_history()
