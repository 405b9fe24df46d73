"""`@every` counts from the run's start, in whole seconds and at least one (WF-06)."""

from harness import commands as c


def run(t):
    for schedule in ("@every 1s", "@every 90m", "@every 1h30m10s", "@every 1500ms", "@every 1ms", "@every 0s", "@every -5s", "@every 2.5s", "@every 24h", "@every 1us"):
        t.refused(schedule, lambda: t.start(cron_schedule=schedule, workflow_id=t.unique("e" + schedule)).status)
        try:
            attributes = t.history(workflow=t.unique("e" + schedule))[0].workflow_execution_started_event_attributes
        except Exception:
            continue
        t.show(f"{schedule}: wait", attributes.first_workflow_task_backoff)
        t.call("TerminateWorkflowExecution", workflow_execution=t.execution(workflow=t.unique("e" + schedule)))
