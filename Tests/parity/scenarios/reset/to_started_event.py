"""Resetting to a task's Started event cuts behind its Scheduled event; the server starts the task itself to fail it (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.complete())
    new = reset(t, 3, base)
    t.show_history("the new run", new)
    t.respond(t.poll(), c.complete())
