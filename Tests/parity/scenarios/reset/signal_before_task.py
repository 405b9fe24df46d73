"""A signal between a task's Scheduled and Started events can be cut away: the reset then goes to where only the task was scheduled (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.signal("s")
    t.respond(t.poll(), c.complete())
    t.show_history("to the signal", reset(t, 3, base))
    t.show_history("to the started event", reset(t, 4, base))
