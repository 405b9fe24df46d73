"""The second attempt of a run is reset as that attempt: failing again, it is the policy's third (WF-19, WF-05)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2}).run_id
    t.respond(t.poll(), c.fail(message="first"))
    t.respond(t.poll(), c.fail(message="second"))
    last = t.describe().workflow_execution_info.execution.run_id
    t.show_history("the last attempt", last)
    new = reset(t, 4, last)
    t.respond(t.poll(), c.fail(message="third"))
    t.show_history("the new run", new)
    first = reset(t, 4, base)
    t.respond(t.poll(), c.fail(message="the first again"))
    t.show("a retry of the reset first attempt", t.history(first)[-1])
    t.show("its run", t.poll().history.events[0])
