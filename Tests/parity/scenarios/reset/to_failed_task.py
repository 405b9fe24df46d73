"""A failed task's end is a reset point too, and so is that of the repeated task that completes behind it (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.fail_task(t.poll())
    t.fail_task(t.poll())
    t.respond(t.poll(), c.complete())
    t.show_history("the base run", base)
    t.show_history("to the failed task", reset(t, 4, base))
    t.show_history("to the repeated task", reset(t, 7, base))
    t.refused("to the repeated task's start", reset, t, 6, base)
    t.refused("to the repeated task's schedule", reset, t, 5, base)
