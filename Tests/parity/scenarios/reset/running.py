"""A reset ends the running run with the reset's reason, and its description names the run that goes on (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("one"))
    t.signal("s")
    t.respond(t.poll(), c.marker("two"))
    new = reset(t, 4, reason="a better idea", identity="somebody")
    t.show_history("the base run", base)
    t.show_history("the new run", new)
    t.show("the base run's description", t.describe(base))
    t.refused("a signal to the base run", t.signal, "late", run=base)
    task = t.poll()
    t.show("the task's events", [e.event_type for e in task.history.events])
    t.show("attempt and previous start", [task.attempt, task.previous_started_event_id, task.started_event_id])
