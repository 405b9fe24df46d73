"""A closed run that is deleted is gone from every reader's view, and deleting it again finds nothing (WF-21)."""

from harness import commands as c
from harness.deletions import delete, wait_gone


def run(t):
    run_id = t.start().run_id
    t.respond(t.poll(), c.complete())
    t.show("the answer", delete(t, run_id))
    wait_gone(t, run_id)
    t.refused("describe", t.describe)
    t.refused("describe the run", t.describe, run_id)
    t.refused("history", t.history, run_id)
    t.refused("reverse history", "GetWorkflowExecutionHistoryReverse", execution=t.execution(run_id))
    t.refused("a signal", t.signal, "s")
    t.refused("terminate", t.terminate)
    t.refused("cancel", t.request_cancel)
    t.refused("delete again", delete, t, run_id)
    t.refused("delete the current run", delete, t)
