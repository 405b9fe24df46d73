"""A timed-out task's end is a reset point; the new run's task keeps the run's own timeout (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(workflow_task_timeout=c.seconds(1)).run_id
    t.poll()
    t.respond(t.poll(), c.complete())
    new = reset(t, 4, base)
    t.show_history("the new run", new)
