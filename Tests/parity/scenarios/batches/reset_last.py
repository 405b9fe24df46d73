"""A job resets workflows to their last workflow task, by the older way to say so (BA-01)."""

from harness import batches
from harness import commands as c
from temporalio.api.enums.v1 import EventType


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 100))
    t.signal("go")
    t.respond(t.poll())
    batches.indexed(t, 1)
    batches.run(t, reset_operation={**batches.IDENTITY, "reset_type": "RESET_TYPE_LAST_WORKFLOW_TASK"})
    t.show("the new run", [EventType.Name(event.event_type) for event in t.history()])
