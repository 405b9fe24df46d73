"""Options changed while a workflow task runs: the event waits in the buffer, the change counts at once and makes no new task (WF-22, WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.call(
        "UpdateWorkflowExecutionOptions",
        workflow_execution=t.execution(),
        workflow_execution_options={"priority": {"priority_key": 4}},
        update_mask={"paths": ["priority"]},
    )
    t.show("described", t.describe().workflow_execution_info.priority)
    t.respond(task, c.schedule_activity(t, "a"))
    t.show("the activity's priority", t.poll_activity().priority)
    t.show_history()
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
