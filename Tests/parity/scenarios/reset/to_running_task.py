"""The task that runs can be reset to, by its start; its Started event is the last one there is (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    task = t.poll()
    t.signal("buffered")
    t.refused("behind its start", reset, t, 4)
    new = reset(t, 3)
    t.refused("the old task's completion", t.respond, task, c.complete())
    t.show_history("the base run", base)
    t.show_history("the new run", new)
