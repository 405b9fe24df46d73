"""The newer form of naming targets (BA-01)."""

from harness import batches
from temporalio.api.enums.v1 import EventType


def run(t):
    (workflow,) = batches.started(t, "a")
    batches.run(
        t, target_executions=[{"type": "EXECUTION_TYPE_WORKFLOW", "business_id": workflow}], termination_operation=batches.IDENTITY)
    t.show("the last event", EventType.Name(t.history(workflow=workflow)[-1].event_type))
