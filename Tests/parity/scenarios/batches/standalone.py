"""Jobs cancel, terminate and delete activities that run without a workflow (BA-01, AC-10)."""

from harness import batches


def run(t):
    query = f"ActivityType = '{t.unique('T')}'"
    for id in ("a", "b"):
        t.start_standalone(id, activity_type={"name": t.unique("T")})
    batches.indexed(t, 2, query, "CountActivityExecutions")
    batches.run(
        t, "cancel", "cancel", query=f"ActivityId = '{t.unique('a')}'", cancel_activities_operation={**batches.IDENTITY, "reason": "enough"})
    batches.run(t, "terminate", "terminate", query=query, terminate_activities_operation={**batches.IDENTITY, "reason": "enough"})
    batches.indexed(t, 1, query + " AND ExecutionStatus = 'Terminated'", "CountActivityExecutions")
    batches.run(t, "delete", "delete", query=query, delete_activities_operation={})
    batches.indexed(t, 0, query, "CountActivityExecutions")
