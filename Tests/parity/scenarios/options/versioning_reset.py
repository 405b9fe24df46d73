"""A reset applies changed overrides again, and can set one (WF-22, WF-19)."""

from harness.resets import reset

AUTO = {"auto_upgrade": True}
PATH = "versioning_override"


def run(t):
    t.start(versioning_override=AUTO)
    t.respond(t.poll())
    t.call("UpdateWorkflowExecutionOptions", workflow_execution=t.execution(), workflow_execution_options={}, update_mask={"paths": [PATH]})
    reset(t, 4)
    t.show_history("taken away behind the point")
    t.respond(t.poll())
    operation = {"workflow_execution_options": {PATH: AUTO}, "update_mask": {"paths": [PATH]}}
    completed = [event.event_id for event in t.history() if event.HasField("workflow_task_completed_event_attributes")]
    reset(t, completed[-1], post_reset_operations=[{"update_workflow_options": operation}])
    t.show_history("set by the reset")
    t.show("described", t.describe().workflow_execution_info.versioning_info)
