"""A reset run can be reset: also to the task that the reset itself failed (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.complete())
    first = reset(t, 4, base)
    second = reset(t, 4, first)
    t.show_history("to the failed task", second)
    t.respond(t.poll(), c.complete("done"))
    third = reset(t, 7, second)
    t.show_history("behind it", third)
    t.show("description", t.describe(third))
