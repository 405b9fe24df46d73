"""What cannot be reset: event ids that end no task, runs that are not there, requests without an id (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.refused("before any task was started", reset, t, 2)
    t.refused("behind the last event", reset, t, 3)
    t.respond(t.poll(), c.marker("one"), c.start_timer("t", 60))
    for event_id in (-1, 0, 1, 2, 5, 6, 7, 100):
        t.refused(f"event {event_id}", reset, t, event_id)
    t.refused("no request id", reset, t, 4, request_id="")
    t.refused("a long request id", reset, t, 4, request_id="r" * 1001)
    t.refused("no workflow id", t.call, "ResetWorkflowExecution", request_id="r", workflow_task_finish_event_id=4)
    t.refused("a run id that is none", reset, t, 4, "not-a-run")
    t.refused("an unknown run", reset, t, 4, "01890000-0000-7000-8000-000000000000")
    t.refused("an unknown workflow", reset, t, 4, workflow=t.unique("other"))
    t.signal("s")
    t.refused("between two tasks", reset, t, 7)
    t.respond(t.poll(), c.marker("two"))
    t.refused("at a command", reset, t, 11)
    t.show("status", t.describe(base).workflow_execution_info.status)
