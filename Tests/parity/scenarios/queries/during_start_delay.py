"""A query of a run whose first task is delayed beyond the caller's deadline is refused (QU-01, WF-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_start_delay=c.seconds(600))
    t.refused("delayed", "QueryWorkflow", timeout=5.0, execution=t.execution(), query={"query_type": "state"})
