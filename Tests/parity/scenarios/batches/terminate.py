"""A job terminates what its query finds, and is listed (BA-01)."""

from harness import batches
from temporalio.api.enums.v1 import EventType


def run(t):
    ids = batches.started(t, "a", "b", "c")
    batches.run(t, termination_operation={**batches.IDENTITY, "details": {"payloads": [{"data": b"1"}]}})
    for workflow in ids:
        last = t.history(workflow=workflow)[-1]
        attributes = last.workflow_execution_terminated_event_attributes
        t.show("the end", [EventType.Name(last.event_type), attributes.reason])
    t.show("the details", attributes.details)
    jobs = t.call("ListBatchOperations").operation_info
    t.show("listed", [job for job in jobs if job.job_id == t.unique("job")])
