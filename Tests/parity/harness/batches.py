"""Batch jobs: starting them on what a scenario has made, and waiting for them."""

import re
import time

from temporalio.api.enums.v1 import BatchOperationState

from .scenario import Broken

IDENTITY = {"identity": "parity-batch"}


def of_queue(t):
    """A query for the scenario's own workflows."""
    return f"TaskQueue = '{t.queue}'"


def started(t, *labels, **fields):
    """Starts workflows and waits until lists show them."""
    ids = [t.other(label) for label in labels]
    for workflow in ids:
        t.start(workflow_id=workflow, **fields)
    indexed(t, len(ids))
    return ids


def indexed(t, count, query=None, method="CountWorkflowExecutions"):
    """Waits until lists show so many: the original's are behind."""
    deadline = time.monotonic() + 20
    while t.call(method, query=query or of_queue(t)).count != count:
        if time.monotonic() > deadline:
            raise Broken(f"lists do not show {count} executions")
        time.sleep(0.05)


def start(t, job="job", query=None, **fields):
    """Starts a job, on the scenario's workflows unless the fields say others."""
    if not query and not {"executions", "target_executions"} & set(fields):
        query = of_queue(t)
    return t.call("StartBatchOperation", job_id=t.unique(job), reason="the reason", visibility_query=query or "", **fields)


def ended(t, job="job"):
    """Waits until the job has ended, and returns its description."""
    deadline = time.monotonic() + 30
    while True:
        answer = t.call("DescribeBatchOperation", job_id=t.unique(job))
        if answer.state != BatchOperationState.BATCH_OPERATION_STATE_RUNNING:
            return answer
        if time.monotonic() > deadline:
            raise Broken("the job does not end")
        time.sleep(0.05)


def run(t, job="job", label="the job", **fields):
    """Starts a job, waits for its end and records how it stands."""
    start(t, job, **fields)
    answer = ended(t, job)
    # Which targets it failed on, this server says behind the reason, and the original nowhere.
    answer.reason = re.sub(r"( - )?\d+ failed: .*", "", answer.reason)
    t.show(label, answer)
