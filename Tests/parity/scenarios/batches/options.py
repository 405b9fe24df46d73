"""A job changes the options of what its query finds (BA-01)."""

from harness import batches


def run(t):
    (workflow,) = batches.started(t, "a")
    batches.run(
        t, update_workflow_options_operation={
            **batches.IDENTITY, "workflow_execution_options": {"priority": {"priority_key": 2}}, "update_mask": {"paths": ["priority"]}})
    t.show("the priority", t.describe(workflow=workflow).workflow_execution_info.priority)
