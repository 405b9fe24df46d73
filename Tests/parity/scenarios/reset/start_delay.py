"""A run that began with a delay is reset without waiting again; its first task can be the reset point (WF-19, WF-07)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(workflow_start_delay=c.seconds(1)).run_id
    t.refused("while it waits", reset, t, 2)
    t.respond(t.poll(), c.complete())
    new = reset(t, 4, base)
    t.show("its task's events", [event.event_type for event in t.poll().history.events])
    t.show("description", t.describe(new).workflow_execution_info)
