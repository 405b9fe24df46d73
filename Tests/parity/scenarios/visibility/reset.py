"""A reset lists its new run beside the one that it ended (VI-03)."""

from harness import lists


def run(t):
    run = lists.member(t, "a", close=False, Keyword="x")
    t.respond(t.poll())
    t.call(
        "ResetWorkflowExecution",
        workflow_execution={"workflow_id": t.unique("a"), "run_id": run},
        workflow_task_finish_event_id=4,
        request_id=t.request_id(),
    )
    lists.settle(t, 2, closed=1)
    lists.show(t, "ExecutionStatus = 'Terminated'", "ExecutionStatus = 'Running'", "ParityKeyword = 'x'")
