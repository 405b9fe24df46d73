"""Behind a failed task and before anything else, the reset meets a repeated task that was never written (WF-19, WT-02)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.fail_task(t.poll())
    t.signal("s")
    t.respond(t.poll(), c.complete())
    t.show_history("the base run", base)
    t.refused("to the signal", lambda: t.show_history("the new run", reset(t, 5, base)))
