"""A job signals what its query finds (BA-01)."""

from harness import batches
from harness import commands as c


def run(t):
    ids = batches.started(t, "a", "b")
    batches.run(t, signal_operation={**batches.IDENTITY, "signal": "go", "input": c.payloads("x")})
    for workflow in ids:
        signals = [event for event in t.history(workflow=workflow) if event.HasField("workflow_execution_signaled_event_attributes")]
        t.show(
            "signals",
            [(event.workflow_execution_signaled_event_attributes.signal_name, event.workflow_execution_signaled_event_attributes.identity,
              event.workflow_execution_signaled_event_attributes.input) for event in signals])
