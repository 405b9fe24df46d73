"""A job may name its targets; one that does not exist counts as done (BA-01)."""

from harness import batches
from temporalio.api.enums.v1 import EventType


def run(t):
    ids = batches.started(t, "a", "b")
    batches.run(
        t, executions=[{"workflow_id": ids[0]}, {"workflow_id": t.unique("nobody")}], cancellation_operation=batches.IDENTITY)
    for workflow in ids:
        t.show("the last event", EventType.Name(t.history(workflow=workflow)[-1].event_type))
