"""Queries that do not follow the grammar (VI-01)."""

from harness import lists


def run(t):
    lists.refused(
        t,
        "WorkflowId =",
        "WorkflowId",
        "what is this",
        "WorkflowId = 'x",
        "(WorkflowId = 'x'",
        "WorkflowId = 'x')",
        "AND WorkflowId = 'x'",
        "WorkflowId = 'x' AND",
        "WorkflowId 'x'",
        "= 'x'",
        "WorkflowId = x",
        "WorkflowId = 'x' WorkflowType = 'y'",
    )
