"""Queries that name nothing, or that nobody answers in time (QU-01, PL-04)."""

from harness import commands as c


def run(t):
    t.start()
    query = {"query_type": "state"}
    t.refused("no such workflow", "QueryWorkflow", execution={"workflow_id": "parity-nobody"}, query=query)
    t.refused("no such run", "QueryWorkflow", execution=t.execution("11111111-2222-3333-4444-555555555555"), query=query)
    t.refused("no execution", "QueryWorkflow", query=query)
    t.refused("no query", "QueryWorkflow", execution=t.execution())
    t.refused("no type", "QueryWorkflow", execution=t.execution(), query={})
    t.refused("arguments above 2 MiB", "QueryWorkflow", execution=t.execution(), query={**query, "query_args": c.blob(2_100_000)})
    t.refused("nobody there", "QueryWorkflow", timeout=3.0, execution=t.execution(), query=query)
    t.fail_task(t.poll())
    t.fail_task(t.poll())
    t.fail_task(t.poll())
    t.refused("a workflow whose task keeps failing", "QueryWorkflow", timeout=3.0, execution=t.execution(), query=query)
