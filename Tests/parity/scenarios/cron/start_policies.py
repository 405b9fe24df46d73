"""A cron workflow's id is taken between its runs too, and its first request id names the chain's current run no more (WF-06, WF-02)."""

from harness import commands as c


def run(t):
    first = t.start(cron_schedule="@every 1s", request_id="req-first")
    t.respond(t.poll(), c.complete())
    t.refused("another start", t.start, request_id="req-second")
    t.refused("the first request repeated", t.start, cron_schedule="@every 1s", request_id="req-first")
    answer = t.start(request_id="req-third", workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING")
    t.show("the run it finds is the second", answer.run_id != first.run_id)
    t.show("first_execution_run_id", answer.first_execution_run_id == first.run_id)
    t.refused("terminating by the chain's first run", "TerminateWorkflowExecution", workflow_execution=t.execution(), first_execution_run_id=first.run_id)
    t.show("status", t.describe().workflow_execution_info.status)
