"""A run that a reset made signals a child that the run before it started as its own (WF-19, WF-13)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll(queue), c.marker("m"))
    t.respond(t.poll())
    new = reset(t, 9)
    t.respond(t.poll(), c.signal_external(child, "s", child_workflow_only=True))
    t.respond(t.poll())
    t.show("what came of it", t.history(new)[11:14])
