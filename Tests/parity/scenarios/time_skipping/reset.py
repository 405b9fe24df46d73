"""A reset goes on with the clock of its point; configurations behind it are applied again (WF-24, WF-19)."""

from harness import commands as c
from harness import skipping as s
from harness.resets import reset


def run(t):
    t.start(time_skipping_config=s.ON)
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.respond(t.poll(), c.start_timer("2", s.HOUR))
    t.respond(t.poll())
    s.configure(t, s.forward("x", 2 * s.HOUR))
    completed = [event.event_id for event in t.history() if event.HasField("workflow_task_completed_event_attributes")]
    reset(t, completed[1])
    t.show_history("the new run")
    t.respond(t.poll())
    t.show("the fast-forward", s.poll(t, "x"))
    s.show_skips(t, "skips")
