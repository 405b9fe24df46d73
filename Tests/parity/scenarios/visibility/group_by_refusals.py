"""What cannot be grouped by (VI-02)."""

from harness import lists


def run(t):
    lists.refused(
        t,
        "GROUP BY Nobody",
        "GROUP BY StartTime",
        "GROUP BY ParityText",
        "GROUP BY ParityList",
        "GROUP BY ParityDouble",
        "GROUP BY",
        "GROUP BY ExecutionStatus AND WorkflowId = 'x'",
        method="CountWorkflowExecutions",
    )
