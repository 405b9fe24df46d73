"""A child that is reset goes on as another run of itself: its parent is told the end of that run (WF-19, WF-14)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll(queue), c.marker("m"))
    t.respond(t.poll())
    reset(t, 4, workflow=child)
    t.respond(t.poll(queue), c.complete("at last"))
    t.respond(t.poll(), c.complete())
    t.show_history("the parent")
