"""A child that runs when its parent is reset is the new run's child: its end is told to that run (WF-19, WF-14)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    task = t.poll(queue)
    t.respond(t.poll())
    t.signal("s")
    t.respond(t.poll(), c.marker("m"))
    new = reset(t, 12)
    t.show("the child's status", t.describe(workflow=child).workflow_execution_info.status)
    t.respond(task, c.complete("done"))
    t.until(lambda: 32 in t.kinds(new))
    t.show_history("the new run", new)
