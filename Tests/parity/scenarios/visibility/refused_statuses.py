"""Statuses that there are not (VI-01)."""

from harness import lists


def run(t):
    lists.refused(t, "ExecutionStatus = 'running'", "ExecutionStatus = 'Done'", "ExecutionStatus = 99", "ExecutionStatus IN ('Running', 'Done')", "ExecutionStatus = 1.5")
