"""A child that was started behind the reset point runs on; the new run cannot start it again under the same id (WF-19, WF-14)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.poll(queue)
    t.respond(t.poll())
    new = reset(t, 4)
    t.respond(t.poll(), c.start_child(t, child))
    t.until(lambda: 30 in t.kinds(new))
    t.show_history("the new run", new)
    t.show("the child's status", t.describe(workflow=child).workflow_execution_info.status)
