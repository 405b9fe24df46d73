"""A cron run that waits for its time cannot be queried before its first task, but the run before it can (WF-06, QU-01)."""

from harness import commands as c


def run(t):
    first = t.start(cron_schedule="@every 1s")
    t.respond(t.poll(), c.complete())
    t.refused("the waiting run", "QueryWorkflow", execution=t.execution(), query={"query_type": "q"}, timeout=2.5)
    t.show("its status", t.describe().workflow_execution_info.status)
    t.show("the first run's status", t.describe(first.run_id).workflow_execution_info.status)
