"""After the deletion of its only run a workflow id is as good as new: even REJECT_DUPLICATE and the old request id start a run (WF-21, WF-02)."""

from harness import commands as c
from harness.deletions import delete, wait_gone


def run(t):
    first = t.start(request_id="once").run_id
    t.respond(t.poll(), c.complete())
    delete(t)
    wait_gone(t)
    second = t.start(request_id="once", workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE")
    t.show("the answer", second)
    t.show("another run", second.run_id != first)
    t.show_history()
