"""The close policy of a run that a reset made reaches the children that the run before it started (WF-19, WF-14)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll(queue), c.marker("m"))
    t.respond(t.poll())
    reset(t, 9)
    t.respond(t.poll(), c.complete())
    t.sleep(1)
    t.show("the child's status", t.describe(workflow=child).workflow_execution_info.status)
