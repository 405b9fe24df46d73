"""A changed priority is kept by the runs that follow by continue-as-new; a retry starts with the one it was started with (WF-22, WF-09, WF-05)."""

from harness import commands as c


def run(t):
    def raise_priority():
        t.call(
            "UpdateWorkflowExecutionOptions",
            workflow_execution=t.execution(),
            workflow_execution_options={"priority": {"priority_key": 4}},
            update_mask={"paths": ["priority"]},
        )

    t.start(priority={"priority_key": 2})
    raise_priority()
    task = t.poll()
    t.sleep(1)
    t.respond(task, c.continue_as_new())
    t.show("continued as new", t.history()[0].workflow_execution_started_event_attributes.priority)
    t.terminate()
    t.start(priority={"priority_key": 2}, retry_policy={"maximum_attempts": 2})
    raise_priority()
    t.respond(t.poll(), c.fail())
    t.show("retried", t.history()[0].workflow_execution_started_event_attributes.priority)
    t.terminate()
    t.start(priority={"priority_key": 2}, cron_schedule="@every 1s")
    raise_priority()
    t.respond(t.poll(), c.complete())
    t.show("the next by cron", t.history()[0].workflow_execution_started_event_attributes.priority)
