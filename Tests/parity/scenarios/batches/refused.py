"""What is asked of a batch job is checked before it begins (BA-01)."""

from harness.batches import IDENTITY, of_queue

TERMINATE = {"termination_operation": IDENTITY}


def run(t):
    query = of_queue(t)
    refused = {
        "without an id": {"job_id": "", "reason": "r", "visibility_query": query, **TERMINATE},
        "without a reason": {"reason": "", "visibility_query": query, **TERMINATE},
        "without targets": {"reason": "r", **TERMINATE},
        "without an operation": {"reason": "r", "visibility_query": query},
        "query and names": {"reason": "r", "visibility_query": query, "executions": [{"workflow_id": "x"}], **TERMINATE},
        "names of both kinds": {"reason": "r", "executions": [{"workflow_id": "x"}], "target_executions": [{"business_id": "x"}], **TERMINATE},
        "a signal without a name": {"reason": "r", "visibility_query": query, "signal_operation": IDENTITY},
        "a reset to nowhere": {"reason": "r", "visibility_query": query, "reset_operation": IDENTITY},
        "options without any": {"reason": "r", "visibility_query": query, "update_workflow_options_operation": IDENTITY},
        "an unpause of nothing": {"reason": "r", "visibility_query": query, "unpause_activities_operation": IDENTITY},
        "a reset of no activity": {"reason": "r", "visibility_query": query, "reset_activities_operation": IDENTITY},
        "options of no activity": {"reason": "r", "visibility_query": query, "update_activity_options_operation": IDENTITY},
        "an unknown namespace": {"namespace": "parity-nowhere", "reason": "r", "visibility_query": query, **TERMINATE},
    }
    for label, fields in refused.items():
        t.refused(label, "StartBatchOperation", **{"job_id": t.unique("job"), **fields})
