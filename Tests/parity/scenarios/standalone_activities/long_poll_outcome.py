"""PollActivityExecution waits for the outcome, and is answered empty when there is none in time (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.show("none in time", t.standalone("PollActivityExecution", timeout=3.0))
    waiting = t.begin("PollActivityExecution", activity_id=t.unique("a"))
    t.complete_activity(t.poll_activity(), "out")
    t.show("the outcome", waiting.result())
