"""An execution timeout ends a cron workflow for good, whether it passes in a run or between two (WF-06, WF-04)."""

from harness import commands as c


def run(t):
    first = t.start(cron_schedule="@every 1s", workflow_execution_timeout=c.seconds(1.5))
    t.respond(t.poll(), c.complete())
    end = t.wait_closed()
    t.show("the chain's end", end.history.events[-1])
    t.show("its runs are two", t.describe().workflow_execution_info.execution.run_id != first.run_id)
    t.start(cron_schedule="@every 8760h", workflow_execution_timeout=c.seconds(1))
    t.wait_closed()
    t.show_history("between runs")
