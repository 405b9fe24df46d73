"""A run that continued as new is deleted without touching the runs behind it, whose first run id still names it (WF-21, WF-09)."""

from harness import commands as c
from harness.deletions import delete, wait_gone


def run(t):
    first = t.start().run_id
    t.respond(t.poll(), c.continue_as_new())
    delete(t, first)
    wait_gone(t, first)
    info = t.describe().workflow_execution_info
    t.show("the current run", [info.status, info.first_run_id == first])
    t.refused("a cancel by its chain", t.request_cancel, first_execution_run_id=first)
