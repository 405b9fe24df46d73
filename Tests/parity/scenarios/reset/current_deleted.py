"""An older run can be reset although the current one was deleted (WF-19, WF-21)."""

from harness import commands as c
from harness.deletions import delete, wait_gone
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.complete())
    current = t.start().run_id
    t.respond(t.poll(), c.complete())
    delete(t, current)
    wait_gone(t, current)
    t.refused("the current run", t.describe)
    t.refused("a reset without a run id", reset, t, 4)
    t.refused("a reset of the older run", reset, t, 4, base)
    t.refused("status", lambda: t.describe().workflow_execution_info.status)
