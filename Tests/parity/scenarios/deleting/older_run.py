"""Deleting an older run leaves the current one; deleting the current one leaves no current run though an older one is there (WF-21)."""

from harness import commands as c
from harness.deletions import delete, wait_gone


def run(t):
    first = t.start().run_id
    t.respond(t.poll(), c.complete())
    second = t.start().run_id
    delete(t, first)
    wait_gone(t, first)
    t.show("the current run", [t.describe().workflow_execution_info.execution.run_id == second])
    t.respond(t.poll(), c.complete())
    third = t.start().run_id
    t.respond(t.poll(), c.complete())
    delete(t, third)
    wait_gone(t, third)
    t.refused("the current run now", t.describe)
    t.show("the second run", t.describe(second).workflow_execution_info.status)
    t.show("a start", t.start(workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE").started)
