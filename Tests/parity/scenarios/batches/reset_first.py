"""A job resets workflows to their first workflow task (BA-01)."""

from harness import batches
from harness import commands as c
from temporalio.api.enums.v1 import EventType


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 100))
    t.signal("go")
    t.respond(t.poll())
    batches.indexed(t, 1)
    first = t.describe().workflow_execution_info.execution.run_id
    batches.run(t, reset_operation={**batches.IDENTITY, "options": {"first_workflow_task": {}}})
    t.show("the new run", [EventType.Name(event.event_type) for event in t.history()])
    t.show("the old run", [EventType.Name(event.event_type) for event in t.history(run=first)])
