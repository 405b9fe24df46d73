"""A paused workflow, its status and its reason (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "a", close=False)
    lists.settle(t, 1)
    t.call("PauseWorkflowExecution", workflow_id=t.unique("a"), reason="tea", request_id=t.request_id())
    lists.wait(t, "ExecutionStatus = 'Paused'", 1)
    lists.show(t, "ExecutionStatus = 'Running'", "TemporalPauseInfo = 'Reason:tea'", "CloseTime IS NULL", "ExecutionStatus = 8")
    t.call("UnpauseWorkflowExecution", workflow_id=t.unique("a"), request_id=t.request_id())
    lists.wait(t, "ExecutionStatus = 'Running'", 1)
    lists.show(t, "ExecutionStatus = 'Paused'", "TemporalPauseInfo IS NULL")
