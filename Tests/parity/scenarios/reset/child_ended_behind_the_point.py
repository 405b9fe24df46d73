"""The start and the end of a child that was initiated before the reset point are written again if they lie behind it (WF-19, WF-14)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    task = t.poll(queue)
    t.respond(t.poll())
    t.respond(task, c.complete("done"))
    t.respond(t.poll(), c.complete())
    t.show_history("the base run")
    t.show_history("to the child's start", reset(t, 9))
