"""The new run's timeouts count from the reset on, though its Started event says the old expiry (WF-19, WF-04)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(workflow_run_timeout=c.seconds(30), workflow_execution_timeout=c.seconds(40)).run_id
    t.respond(t.poll(), c.complete())
    t.sleep(1.2)
    new = reset(t, 4, base)
    before, after = t.describe(base), t.describe(new)

    def moved(first, second):
        return second.ToMilliseconds() - first.ToMilliseconds() > 1000

    old, renewed = before.workflow_extended_info, after.workflow_extended_info
    t.show("the run's expiry moved", moved(old.run_expiration_time, renewed.run_expiration_time))
    t.show("the execution's expiry moved", moved(old.execution_expiration_time, renewed.execution_expiration_time))
    t.show("the original start moved", moved(old.original_start_time, renewed.original_start_time))
    info, fresh = before.workflow_execution_info, after.workflow_execution_info
    t.show("the start moved", moved(info.start_time, fresh.start_time))
    t.show("the execution time moved", moved(info.execution_time, fresh.execution_time))
    t.show("from start to expiry", round((renewed.run_expiration_time.ToMilliseconds() - fresh.start_time.ToMilliseconds()) / 1000))
    t.show("the Started event", t.history(new)[0])
