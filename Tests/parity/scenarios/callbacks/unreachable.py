"""A callback that nobody answers is tried again, with what went wrong in describe (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        url = receiver.url()
    t.start(completion_callbacks=[{"nexus": {"url": url}}])
    t.respond(t.poll(), c.complete())
    t.wait_callbacks("BACKING_OFF")
    callback = t.describe().callbacks[0]
    t.show("attempt", callback.attempt)
    t.show("the failure says that it was refused", "connection refused" in callback.last_attempt_failure.message)
    t.show("non-retryable", callback.last_attempt_failure.application_failure_info.non_retryable)
