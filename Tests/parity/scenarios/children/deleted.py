"""Deleting a running child ends it first, and the parent is told (WF-14, WF-21)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll())
    t.call("DeleteWorkflowExecution", workflow_execution=t.execution(workflow=child))
    t.respond(t.poll(), c.complete())
    t.show_history()
