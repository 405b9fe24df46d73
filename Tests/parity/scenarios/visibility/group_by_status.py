"""Counts by status (VI-02)."""

from harness import lists


def run(t):
    lists.member(t, "a", close=False)
    lists.member(t, "b", close=False)
    lists.member(t, "c")
    lists.settle(t, 3, closed=1)
    t.show("grouped", lists.counted(t, "GROUP BY ExecutionStatus"))
    t.show("filtered", lists.counted(t, "ExecutionStatus != 'Running' GROUP BY ExecutionStatus"))
    t.show("nothing", lists.counted(t, "ExecutionStatus = 'Failed' group by ExecutionStatus"))
    answer = lists.call(t, "CountWorkflowExecutions", query=lists.of_family(t, "CloseTime IS NULL GROUP BY ExecutionStatus"))
    t.show("a group", answer.groups)
